// The way from a document to what can be taken away of it.
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { goTo } from '../state/way.ts'

export function TakeButton({ id }: { id: string }) {
  const { t } = useTranslation()
  return (
    <div className="button-row">
      <Button icon="take" testId="take-away" onPress={() => goTo({ name: 'take', id })}>
        {t('takeaway:open')}
      </Button>
    </div>
  )
}
