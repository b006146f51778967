// The report on 五个统一 itself, the same on the screen and on paper: scores, and each finding with clause, picture, how to mend, since when.
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../shared/standard/localised.ts'
import type { Report, ReportFinding } from '../../shared/standard/report.ts'
import { dayText, momentText } from '../ui/dates.ts'
import { currentLanguage } from '../ui/language.ts'
import { FindingPicture } from './finding-picture.tsx'
import { findingWords, pagesWords, variantsWords } from './report-words.ts'

type Heading = Report['headings'][number]

export function ReportFacts({ report }: { report: Report }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const { terminal, hall, profile, screens, measured, variants, madeAt } = report
  const facts: [string, string | undefined][] = [
    [t('standard:report.hall'), hall],
    [t('common:terminal-code'), terminal === undefined ? undefined : `${terminal.code} ${terminal.name}`],
    [t('standard:report.made'), momentText(madeAt, language)],
    [t('standard:report.standard'), profile.title],
    [t('standard:report.source'), profile.source],
    [t('standard:report.measured-name'), t('standard:report.measured', { screens, variants: variants.length, measured })],
  ]
  return (
    <table className="report-facts">
      <tbody>
        {facts.map(([name, value]) =>
          value === undefined ? null : (
            <tr key={name} data-keep="">
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  )
}

export function ReportScores({ report }: { report: Report }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  return (
    <div data-keep="">
      <table className="report-scores" data-testid="report-scores">
        <thead>
          <tr>
            <th scope="col">{t('standard:report.heading')}</th>
            <th scope="col">{t('standard:report.score')}</th>
            <th scope="col">{t('standard:report.found')}</th>
          </tr>
        </thead>
        <tbody>
          {report.headings.map(({ id, name, score, findings }) => (
            <tr key={id} data-heading={id} data-score={score}>
              <th scope="row">{inLanguage(name, language)}</th>
              <td className="report-score">{score}</td>
              <td>
                {findings.length === 0 ? t('standard:report.none') : t('standard:report.count', { count: findings.length })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="report-rule">{t('standard:report.total', report.totals)}</p>
      <p className="report-rule">{t('standard:report.scoring')}</p>
    </div>
  )
}

export function ReportHeading({ report, heading }: { report: Report; heading: Heading }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  return (
    <section className="report-heading">
      <h2>{t('standard:report.heading-score', { name: inLanguage(heading.name, language), score: heading.score })}</h2>
      <p className="report-clause">{t('standard:report.clause', { clause: heading.clause })}</p>
      {heading.findings.map((finding, at) => (
        // The same rule may be broken at several places; the list is never reordered.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Finding key={at} report={report} finding={finding} />
      ))}
      {heading.findings.length === 0 ? <p>{t('standard:report.none')}</p> : null}
    </section>
  )
}

function Finding({ report, finding }: { report: Report; finding: ReportFinding }) {
  const { t } = useTranslation()
  const language = currentLanguage()
  const { name, wrong, mend } = findingWords(t, finding)
  const { severity, since, screens, picture, count } = finding
  return (
    <article className={`finding finding-${severity}`} data-testid="finding" data-rule={finding.rule} data-keep="">
      <div className="finding-words">
        <h3>
          <span className="finding-mark">{t(`standard:report.severity.${severity}`)}</span> {name}
        </h3>
        <p>{wrong}</p>
        <p>{t('standard:report.mend', { mend })}</p>
        {screens.length === 0 ? null : (
          <p>
            {t('standard:report.seen', {
              pages: pagesWords(t, finding, report, language),
              variants: variantsWords(t, finding, report),
              count,
            })}
          </p>
        )}
        <p>{t('standard:report.since', { day: dayText(since, language) })}</p>
      </div>
      {picture === undefined ? null : <FindingPicture picture={picture} label={t('standard:report.picture', { name })} />}
    </article>
  )
}
