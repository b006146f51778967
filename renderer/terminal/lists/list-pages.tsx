// Pages that are one list: a shortcut's (政府公报, 意见征集, 政务开放日) and a heading's of the directory.
import { useTranslation } from 'react-i18next'
import type { ListWay } from '../../../shared/standard/ways.ts'
import { Page } from '../frame/page.tsx'
import { listName } from '../home/shortcuts.ts'
import { DocumentList } from './document-list.tsx'
import { ViewList } from './view-list.tsx'

export function KindPage({ kind }: { kind: ListWay }) {
  const { t } = useTranslation()
  return (
    <Page turn={kind} above={<h1>{listName(t, kind)}</h1>}>
      <ViewList view={kind} />
    </Page>
  )
}

export function TopicPage({ topic }: { topic: string }) {
  return (
    <Page turn={topic} above={<h1 lang="zh-CN">{topic}</h1>}>
      <DocumentList filter={{ topic }} />
    </Page>
  )
}
