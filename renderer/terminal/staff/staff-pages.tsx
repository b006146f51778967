// 窗口: the tray, one item of it, and look-up by receipt number.
import { useState } from 'react'
import { RolePlace } from '../roles/role-place.tsx'
import { FindPage } from './find-page.tsx'
import { ItemPage } from './item-page.tsx'
import { TrayPage, type TrayTab } from './tray-page.tsx'

type View =
  | { readonly at: 'tray' }
  | { readonly at: 'find' }
  | { readonly at: 'item'; readonly receipt: string; readonly from: 'tray' | 'find' }

export function StaffPages() {
  return (
    <RolePlace wanted="staff">
      <Pages />
    </RolePlace>
  )
}

function Pages() {
  const [view, setView] = useState<View>({ at: 'tray' })
  const [tab, setTab] = useState<TrayTab>('to-confirm')
  switch (view.at) {
    case 'tray':
      return (
        <TrayPage
          tab={tab}
          choose={setTab}
          open={(receipt) => setView({ at: 'item', receipt, from: 'tray' })}
          find={() => setView({ at: 'find' })}
        />
      )
    case 'find':
      return <FindPage open={(receipt) => setView({ at: 'item', receipt, from: 'find' })} back={() => setView({ at: 'tray' })} />
    case 'item':
      return <ItemPage key={view.receipt} receipt={view.receipt} back={() => setView({ at: view.from })} />
  }
}
