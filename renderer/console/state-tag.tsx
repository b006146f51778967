// Where something in the inbox stands, in one word: 未打开, 待答复, 已答复; of a bad rating where its follow-up stands.
import { useTranslation } from 'react-i18next'
import type { InboxRow } from '../../shared/api/hub-console.ts'

export function StateTag({ row: { state, followUp } }: { row: Pick<InboxRow, 'state' | 'followUp'> }) {
  const { t } = useTranslation()
  return (
    <span className={`tag tag-${state}`}>
      {followUp === undefined ? t(`console:state.${state}`) : t(`ratings:inbox-state.${followUp}`)}
    </span>
  )
}
