// The gallery: every component of renderer/ui in its states, for who builds pages. Served from sources only, never shipped.
import { type ReactNode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/fonts.ts'
import '../ui/tokens.css'
import '../terminal/controls.css'
import '../terminal/fields.css'
import '../terminal/lists/lists.css'
import '../terminal/reader/reader.css'
import '../terminal/reader/content.css'
import './gallery.css'
import { currentForm } from '../../shared/requests/forms.ts'
import { terminalWords } from '../terminal/words/terminal-words.ts'
import { Button, Toggle } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { FormField } from '../ui/form-field.tsx'
import { ICON_NAMES, Icon } from '../ui/icon.tsx'
import { startLanguages } from '../ui/language.ts'
import { QrCode } from '../ui/qr-code.tsx'
import { Tabs } from '../ui/tabs.tsx'

const MODES = ['large', 'contrast'] as const

function Gallery() {
  return (
    <main className="gallery">
      <Part title="Modes">
        {MODES.map((mode) => (
          <ModeToggle key={mode} mode={mode} />
        ))}
      </Part>
      <Part title="Button">
        {(['primary', 'plain', 'wash'] as const).map((look) => (
          <Button key={look} look={look} icon="search">
            搜索 {look}
          </Button>
        ))}
        <Button disabled>上一页</Button>
        <Button look="primary" busy>
          正在保存……
        </Button>
      </Part>
      <Part title="Tabs">
        <TabsShown />
      </Part>
      <Part title="FormField">
        <FieldsShown />
      </Part>
      <Part title="ErrorSummary, FailureNote">
        <ErrorSummary lines={[{ target: 'input-name', words: '请填写：姓名' }]} attempt={0} />
        <FailureNote failure={{ code: 'unreachable' }} retry={() => undefined} />
      </Part>
      <Part title="Tags">
        {['', 'tag-good', 'tag-void', 'tag-past', 'tag-trial'].map((look) => (
          <span key={look} className={`tag ${look}`}>
            现行有效 {look}
          </span>
        ))}
      </Part>
      <Part title="QrCode">
        <QrCode text="QH01-20261125-A00042-K" label="回执编号的二维码" />
      </Part>
      <Part title="Icon">
        {ICON_NAMES.map((name) => (
          <span key={name} className="gallery-icon">
            <Icon name={name} /> {name}
          </span>
        ))}
      </Part>
    </main>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="gallery-part">
      <h2>{title}</h2>
      <div className="gallery-row">{children}</div>
    </section>
  )
}

function ModeToggle({ mode }: { mode: (typeof MODES)[number] }) {
  const [on, setOn] = useState(false)
  const change = (next: boolean) => {
    document.documentElement.classList.toggle(mode, next)
    setOn(next)
  }
  return (
    <Toggle look="filter" on={on} onChange={change}>
      {mode}
    </Toggle>
  )
}

function TabsShown() {
  const [chosen, setChosen] = useState<'text' | 'guides'>('text')
  const tabs = [
    { id: 'text', words: '原文' },
    { id: 'guides', words: '怎么办理' },
  ] as const
  return (
    <Tabs label="原文、怎么办理" tabs={tabs} chosen={chosen} choose={setChosen}>
      <p>{chosen}</p>
    </Tabs>
  )
}

function FieldsShown() {
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const fields = currentForm('disclosure-request').pages.find(({ id }) => id === 'person')?.fields ?? []
  return fields.map((field, i) => (
    <FormField
      key={field.id}
      kind="disclosure-request"
      field={field}
      value={answers[field.id] ?? ''}
      problem={i === 0 && (answers[field.id] ?? '') === '' ? 'missing' : undefined}
      labelHidden={false}
      onChange={(value) => setAnswers({ ...answers, [field.id]: value })}
    />
  ))
}

await startLanguages(terminalWords)
const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<Gallery />)
