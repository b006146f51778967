// 每月差评和回访: how many bad ratings came in each month and what became of them against the limit.
import { useTranslation } from 'react-i18next'
import type { FollowUps } from '../../../shared/api/hub-follow-up.ts'
import { FOLLOW_UP_OUTCOMES } from '../../../shared/charts/follow-up-months.ts'
import { ChartFrame } from '../charts/chart-frame.tsx'
import { ColumnsChart } from '../charts/columns-chart.tsx'

export function FollowUpMonths({ months }: Pick<FollowUps, 'months'>) {
  const { t } = useTranslation()
  const names = FOLLOW_UP_OUTCOMES.map((one) => t(`ratings:outcome.${one}`))
  const some = months.some(({ received }) => received > 0)
  const rows = months.map(({ month, received, outcomes }) => [month, received, ...FOLLOW_UP_OUTCOMES.map((one) => outcomes[one])])
  return (
    <div className="charts follow-up-months">
      <ChartFrame
        title={t('ratings:months.title')}
        hint={t('ratings:months.hint')}
        legend={names}
        table={{ head: [t('charts:months.month'), t('ratings:months.received'), ...names], rows: some ? rows : [] }}
        testId="chart-follow-ups"
      >
        <ColumnsChart
          columns={months.map(({ month, outcomes }) => ({
            name: month.slice(2),
            parts: FOLLOW_UP_OUTCOMES.map((one) => outcomes[one]),
          }))}
        />
      </ChartFrame>
    </div>
  )
}
