// 告知: who keeps what is written here, what for, how long, and a person's rights. A statutory duty asks for no consent (个人信息保护法 第13、17、35条).
import { useTranslation } from 'react-i18next'
import type { SubmissionKind } from '../../../shared/requests/form.ts'
import { Whole } from '../../ui/whole.tsx'
import { useOfficeBody } from '../frame/hall-contact.ts'
import { useHostState } from '../state/host-state.ts'

const POINTS = ['who', 'why', 'what', 'how-long', 'rights'] as const

export function NoticePoints({ kind }: { kind: SubmissionKind }) {
  const { t } = useTranslation()
  const phone = useHostState((host) => host.state?.office?.contact.inquiryPhone)
  const values = { body: useOfficeBody()?.words ?? '', phone: phone ?? '' }
  return (
    <dl className="points">
      {POINTS.map((point) => (
        <div key={point} data-keep="">
          <dt>{t(`forms:notice.${point}`)}</dt>
          <dd>
            <Whole>{t(`forms:${kind}.notice.${point}`, values)}</Whole>
          </dd>
        </div>
      ))}
    </dl>
  )
}
