// A shortcut's page: the documents of one kind.
import { useTranslation } from 'react-i18next'
import type { DocumentKind } from '../../../shared/content/document.ts'
import { Page } from '../frame/page.tsx'
import { KindList } from './kind-list.tsx'

export function KindPage({ kind }: { kind: DocumentKind }) {
  const { t } = useTranslation()
  return (
    <Page turn={kind} above={<h1>{t(`common:kind.${kind}`)}</h1>}>
      <KindList kind={kind} />
    </Page>
  )
}
