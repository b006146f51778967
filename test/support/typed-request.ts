// One whole 依申请公开, typed by touch on the own keyboard, from the home page to the receipt.
import type { Page } from 'playwright-core'
import type { Answers } from '../../shared/requests/form.ts'
import { currentForm } from '../../shared/requests/forms.ts'
import type { Script } from '../../shared/typing/field-keys.ts'
import { fillAndSubmit } from './fill-pages.ts'
import { filledForm } from './filled-forms.ts'
import { goHome, openForm } from './screens.ts'
import { touch } from './touch.ts'
import { inScript } from './typing.ts'

interface TypedRequest {
  readonly script: Script
  readonly language: 'zh-CN' | 'ko'
  readonly answers: Answers
}

const filled = (words: string, name: string, address: string): Answers => ({
  ...filledForm('disclosure-request', words),
  name,
  address,
  phone: '000-5550123',
})

export const TYPED_REQUESTS: readonly TypedRequest[] = [
  {
    script: 'pinyin',
    language: 'zh-CN',
    answers: filled('柳沟村2025年宅基地审批的情况，一共多少户。', '某某某', '青禾镇柳沟村1组'),
  },
  { script: 'handwriting', language: 'zh-CN', answers: filled('修路的账', '某某某', '青禾镇1组') },
  { script: 'hangul', language: 'ko', answers: filled('2025년 도로 닦은 값과 쓰인 돈', '아무개', '청화진 류구촌 1조') },
]

/** What the person writes down of the receipt. */
export async function typeRequest(
  page: Page,
  { script, language, answers }: TypedRequest,
): Promise<{ number: string; queryCode: string }> {
  await goHome(page)
  await touch(page.getByTestId(`language-${language}`))
  await openForm(page, 'disclosure-request')
  return await fillAndSubmit(page, currentForm('disclosure-request'), answers, inScript(script))
}
