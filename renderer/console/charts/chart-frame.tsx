// A chart with its title, its legend, and the same numbers as a table for whoever cannot or will not look.
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'

export interface ChartTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

interface ChartFrameProps {
  title: string
  hint?: string
  /** Names of the series, in the order of their colours. */
  legend?: readonly string[]
  table: ChartTable
  testId: string
  /** The series grow older one by one, and darker with it. */
  byAge?: boolean
  /** Drawn only when there is something to see. */
  children: ReactNode
}

export function ChartFrame({ title, hint, legend = [], table, testId, byAge = false, children }: ChartFrameProps) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <section className={byAge ? 'card chart by-age' : 'card chart'} aria-labelledby={id} data-testid={testId}>
      <h2 id={id}>{title}</h2>
      {hint === undefined ? null : <p className="soft">{hint}</p>}
      {table.rows.length === 0 ? (
        <p className="empty">{t('charts:nothing')}</p>
      ) : (
        <>
          {/* The table below says the same to whoever does not see the picture. */}
          <div className="chart-picture">{children}</div>
          {legend.length === 0 ? null : (
            <ul className="legend plain-list" aria-hidden="true">
              {legend.map((name, at) => (
                <li key={name}>
                  <span className={`swatch series-${at}`} /> {name}
                </li>
              ))}
            </ul>
          )}
          <details className="chart-numbers">
            <summary>{t('charts:numbers')}</summary>
            <table>
              <caption className="unseen">{title}</caption>
              <thead>
                <tr>
                  {table.head.map((name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {table.rows.map(([name, ...cells], row) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows of numbers have no other name, and never move
                  <tr key={row}>
                    <th scope="row">{name}</th>
                    {cells.map((cell, at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a cell's name is its column
                      <td key={at}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </section>
  )
}
