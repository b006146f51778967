// What the inbox says of results that are soon due or should be out already.
import { useTranslation } from 'react-i18next'
import { hubOpinionsApi, type OpinionCall } from '../../../shared/api/hub-opinions.ts'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/dates.ts'
import { currentLanguage } from '../../ui/language.ts'
import { useLoad } from '../../ui/use-load.ts'
import { callSignedIn } from '../session.ts'
import { callTitle } from './call-title.ts'
import { ResultLeft } from './result-left.tsx'

/** Nothing while they are not known: the inbox does not wait for them. */
export function useOpinionCalls(refresh: number): readonly OpinionCall[] {
  const { loaded } = useLoad('opinion-calls', refresh, () => callSignedIn(hubOpinionsApi.calls, {}))
  return loaded.state === 'ready' ? loaded.value.calls : []
}

export function DueResults({ calls, go }: { calls: readonly OpinionCall[]; go: (call: string) => void }) {
  const { t } = useTranslation()
  const due = calls.filter(({ standing }) => standing?.state === 'soon' || standing?.state === 'overdue')
  if (due.length === 0) return null
  return (
    <section className="note note-warn" aria-label={t('adoption:reminder.title')} data-testid="due-results">
      {due.map((call) => (
        <p key={call.id} className="due-result">
          <span>
            {t('adoption:reminder.line', {
              title: callTitle(call, t),
              day: call.dueOn === undefined ? '' : dayText(call.dueOn, currentLanguage()),
            })}
          </span>
          <ResultLeft standing={call.standing} />
          <Button testId="go-to-call" onPress={() => go(call.id)}>
            {t('adoption:reminder.go')}
          </Button>
        </p>
      ))}
    </section>
  )
}
