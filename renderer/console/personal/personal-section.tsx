// 个人信息: what the office holds of one person, and files whose time is over. An officer serves the person; whoever signs or administers destroys.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../../shared/api/hub-console.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { PersonTab } from './person-tab.tsx'
import { RetentionTab } from './retention-tab.tsx'

type Shown = 'person' | 'retention'

export function PersonalSection({ roles }: { roles: readonly Role[] }) {
  const { t } = useTranslation()
  const tabs: readonly Shown[] = roles.includes('officer') ? ['person', 'retention'] : ['retention']
  const [shown, setShown] = useState<Shown>(tabs[0] ?? 'retention')
  const mayDestroy = roles.includes('publisher') || roles.includes('admin')
  return (
    <>
      <header className="section-head">
        <h1>{t('personal:title')}</h1>
      </header>
      <Tabs
        label={t('personal:title')}
        tabs={tabs.map((id) => ({ id, words: t(`personal:tab.${id}`) }))}
        chosen={shown}
        choose={setShown}
      >
        {shown === 'person' ? <PersonTab /> : <RetentionTab mayDestroy={mayDestroy} />}
      </Tabs>
    </>
  )
}
