// Long lists in pages of fifty, with numbers in words.
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'

const ROWS_PER_PAGE = 50

export function pageOf<Row>(rows: readonly Row[], page: number): readonly Row[] {
  return rows.slice(page * ROWS_PER_PAGE, (page + 1) * ROWS_PER_PAGE)
}

export function Pager({ page, total, turn }: { page: number; total: number; turn: (page: number) => void }) {
  const { t } = useTranslation()
  if (total <= ROWS_PER_PAGE) return null
  const from = page * ROWS_PER_PAGE + 1
  const to = Math.min(total, from + ROWS_PER_PAGE - 1)
  return (
    <nav className="pager" aria-label={t('common:pages')}>
      <Button icon="back" disabled={page === 0} testId="page-before" onPress={() => turn(page - 1)}>
        {t('common:page-before')}
      </Button>
      <p role="status">{t('console:rows', { from, to, total })}</p>
      <Button icon="forward" iconAfter disabled={to === total} testId="page-after" onPress={() => turn(page + 1)}>
        {t('common:page-after')}
      </Button>
    </nav>
  )
}
