// A section of the console around what it loads: its head, waiting, failure, emptiness, then the rows.
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import type { Loaded } from '../ui/use-load.ts'
import { Waiting } from '../ui/waiting.tsx'

interface SectionFrameProps<Row> {
  readonly title: string
  /** Beside the title. */
  readonly actions?: ReactNode
  /** Below the title, whatever the rows are. */
  readonly notice?: ReactNode
  readonly rows: Loaded<readonly Row[]>
  readonly retry: () => void
  readonly refresh: () => void
  /** Said when there is no row. */
  readonly empty: string
  readonly children: (rows: readonly Row[]) => ReactNode
}

export function SectionFrame<Row>({ title, actions, notice, rows, retry, refresh, empty, children }: SectionFrameProps<Row>) {
  const { t } = useTranslation()
  return (
    <>
      <header className="section-head">
        <h1>{title}</h1>
        {actions}
        <Button onPress={refresh} testId="refresh">
          {t('console:refresh')}
        </Button>
      </header>
      {notice}
      {rows.state === 'waiting' ? <Waiting what={t('console:loading')} /> : null}
      {rows.state === 'failed' ? <FailureNote failure={rows.failure} retry={retry} /> : null}
      {rows.state === 'ready' && rows.value.length === 0 ? (
        <p className="empty" data-testid="empty">
          {empty}
        </p>
      ) : null}
      {rows.state === 'ready' && rows.value.length > 0 ? children(rows.value) : null}
    </>
  )
}

const REFRESH_MS = 30_000

/** A number that moves on every half minute while somebody looks, and when asked to. */
export function useRefresh(): [number, () => void] {
  const [refresh, setRefresh] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) setRefresh((n) => n + 1)
    }, REFRESH_MS)
    return () => clearInterval(timer)
  }, [])
  return [refresh, () => setRefresh((n) => n + 1)]
}
