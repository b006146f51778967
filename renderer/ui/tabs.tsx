// Tabs like those of a folder: the words above, one panel below. Arrow keys move between them.
import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components'

export interface TabChoice<Id extends string> {
  readonly id: Id
  readonly words: string
}

interface TabsProps<Id extends string> {
  label: string
  tabs: readonly TabChoice<Id>[]
  chosen: Id
  choose: (id: Id) => void
  children: ReactNode
}

/** `children` is the chosen tab's content. */
export function Tabs<Id extends string>({ label, tabs, chosen, choose, children }: TabsProps<Id>) {
  const take = (key: unknown) => {
    const tab = tabs.find(({ id }) => id === key)
    if (tab !== undefined) choose(tab.id)
  }
  return (
    <AriaTabs className="tabs-frame" selectedKey={chosen} onSelectionChange={take}>
      <TabList className="tabs" aria-label={label}>
        {tabs.map(({ id, words }) => (
          <Tab key={id} id={id} className="tab" data-testid={`tab-${id}`}>
            {words}
          </Tab>
        ))}
      </TabList>
      <TabPanel key={chosen} id={chosen} className="tab-panel">
        {children}
      </TabPanel>
    </AriaTabs>
  )
}
