// Once above a list: its titles in the reader's language have not been reviewed (DOMAIN §9 asks that every page says so, not every line).
import { useTranslation } from 'react-i18next'
import type { ListedDocument } from '../../../shared/api/terminal.ts'
import { useViewing } from '../state/viewing.ts'

export function UnreviewedLine({ documents }: { documents: readonly Pick<ListedDocument, 'titles'>[] }) {
  const { t } = useTranslation()
  const language = useViewing((viewing) => viewing.language)
  if (language === 'zh-CN' || documents.every(({ titles }) => titles[language]?.reviewed ?? true)) return null
  return (
    <p className="soft small" data-testid="unreviewed">
      {t('terminal:list.unreviewed')}
    </p>
  )
}
