// 统计: what people would rather look at than read. Numbers alone: nobody is named, and no word that was typed at a terminal is here.
import { useTranslation } from 'react-i18next'
import { type Charts, hubChartsApi } from '../../../shared/api/hub-charts.ts'
import { AGES } from '../../../shared/charts/content-age.ts'
import { OUTCOMES } from '../../../shared/charts/request-charts.ts'
import { inLanguage } from '../../../shared/standard/localised.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { currentLanguage } from '../../ui/language.ts'
import { useLoad } from '../../ui/use-load.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { useRefresh } from '../section-frame.tsx'
import { callSignedIn } from '../session.ts'
import { BarsChart } from './bars-chart.tsx'
import { ChartFrame } from './chart-frame.tsx'
import { ColumnsChart } from './columns-chart.tsx'
import { HoursChart } from './hours-chart.tsx'

/** As many answers as columns find room. */
const ANSWERS_SHOWN = 24
const DAYS_SHOWN = 30

export function ChartsSection() {
  const { t } = useTranslation()
  const [refresh, refreshNow] = useRefresh()
  const { loaded, retry } = useLoad('charts', refresh, () => callSignedIn(hubChartsApi.charts, {}))
  return (
    <>
      <header className="section-head">
        <h1>{t('charts:title')}</h1>
        <Button onPress={refreshNow} testId="refresh">
          {t('console:refresh')}
        </Button>
      </header>
      {loaded.state === 'waiting' ? <Waiting what={t('console:loading')} /> : null}
      {loaded.state === 'failed' ? <FailureNote failure={loaded.failure} retry={retry} /> : null}
      {loaded.state === 'ready' ? (
        <div className="charts">
          <Months charts={loaded.value} />
          <Answers charts={loaded.value} />
          <Ages charts={loaded.value} />
          <Zones charts={loaded.value} />
          <Searches charts={loaded.value} />
        </div>
      ) : null}
    </>
  )
}

interface ChartProps {
  charts: Charts
}

function Months({ charts: { months } }: ChartProps) {
  const { t } = useTranslation()
  const names = OUTCOMES.map((one) => t(`charts:outcome.${one}`))
  const some = months.some(({ outcomes }) => OUTCOMES.some((one) => outcomes[one] > 0))
  const rows = months.map(({ month, outcomes }) => [month, ...OUTCOMES.map((one) => outcomes[one])])
  return (
    <ChartFrame
      title={t('charts:months.title')}
      legend={names}
      table={{ head: [t('charts:months.month'), ...names], rows: some ? rows : [] }}
      testId="chart-months"
    >
      <ColumnsChart
        columns={months.map(({ month, outcomes }) => ({ name: month.slice(2), parts: OUTCOMES.map((one) => outcomes[one]) }))}
      />
    </ChartFrame>
  )
}

function Answers({ charts: { answers } }: ChartProps) {
  const { t } = useTranslation()
  const shown = answers.slice(-ANSWERS_SHOWN)
  const names = [t('charts:answers.within'), t('charts:answers.late')]
  return (
    <ChartFrame
      title={t('charts:answers.title')}
      hint={t('charts:answers.hint')}
      legend={names}
      table={{
        head: [t('charts:answers.day'), t('charts:answers.taken'), t('charts:answers.allowed')],
        rows: shown.map(({ answeredOn, taken, allowed }) => [answeredOn, taken, allowed]),
      }}
      testId="chart-answers"
    >
      <ColumnsChart
        columns={shown.map(({ answeredOn, taken, allowed }) => ({
          name: answeredOn.slice(5),
          parts: [Math.min(taken, allowed), Math.max(0, taken - allowed)],
          limit: allowed,
        }))}
      />
    </ChartFrame>
  )
}

function Ages({ charts: { ages } }: ChartProps) {
  const { t } = useTranslation()
  const names = AGES.map((age) => t(`charts:age.${age}`))
  const rows = ages.map(({ kind, ages: ofKind, newest }) => ({
    name: t(`common:kind-of-one.${kind}`),
    parts: AGES.map((age) => ofKind[age]),
    newest,
  }))
  return (
    <ChartFrame
      title={t('charts:ages.title')}
      legend={names}
      table={{
        head: [t('desk:field.kind'), ...names, t('charts:ages.newest')],
        rows: rows.map(({ name, parts, newest }) => [name, ...parts, newest]),
      }}
      testId="chart-ages"
      byAge
    >
      <BarsChart bars={rows} />
    </ChartFrame>
  )
}

function Zones({ charts: { use } }: ChartProps) {
  const { t } = useTranslation()
  const rows = use.zones.map(({ name, hours }) => ({
    name: name === undefined ? t('charts:use.elsewhere') : inLanguage(name, currentLanguage()),
    hours,
  }))
  const some = rows.some(({ hours }) => hours.some((number) => number > 0))
  const used = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => rows.some(({ hours }) => (hours[hour] ?? 0) > 0))
  return (
    <ChartFrame
      title={t('charts:use.title')}
      hint={t('charts:use.hint', { since: use.since })}
      table={{
        head: [t('charts:use.hour'), ...rows.map(({ name }) => name)],
        rows: some ? used.map((hour) => [t('charts:use.at', { hour }), ...rows.map(({ hours }) => hours[hour] ?? 0)]) : [],
      }}
      testId="chart-use"
    >
      <HoursChart rows={rows} />
    </ChartFrame>
  )
}

function Searches({ charts: { use } }: ChartProps) {
  const { t } = useTranslation()
  const shown = use.searches.slice(-DAYS_SHOWN)
  const names = [t('charts:searches.with-result'), t('charts:searches.without-result')]
  const parts = shown.map(({ searches, withoutResult }) => [searches - withoutResult, withoutResult])
  return (
    <ChartFrame
      title={t('charts:searches.title')}
      hint={t('charts:searches.hint')}
      legend={names}
      table={{ head: [t('charts:searches.day'), ...names], rows: shown.map(({ day }, at) => [day, ...(parts[at] ?? [])]) }}
      testId="chart-searches"
    >
      <ColumnsChart columns={shown.map(({ day }, at) => ({ name: day.slice(5), parts: parts[at] ?? [] }))} />
    </ChartFrame>
  )
}
