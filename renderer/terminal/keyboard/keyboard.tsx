// The terminal's own keyboard: stands between the page and its foot while a field is being written in. Nothing pops up over the page.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Script } from '../../../shared/typing/field-keys.ts'
import { fieldLayout, handwritingSides, type LayoutWishes, marksLayout, scriptLayout } from '../../../shared/typing/layouts.ts'
import { shownLetters } from '../../../shared/typing/pinyin-letters.ts'
import { languagesOf, useSetting } from '../state/setting.ts'
import { CandidateBar } from './candidate-bar.tsx'
import { focusField } from './field.ts'
import { pickCharacter, useHandwriting } from './handwriting.ts'
import { KeyColumn, KeyRows } from './key-rows.tsx'
import { useKeyboard } from './keyboard-state.ts'
import { pickCandidate, usePinyin } from './pinyin.ts'
import { ScriptQuestion } from './script-question.tsx'
import { showField } from './show-field.ts'
import { WritingPad } from './writing-pad.tsx'

export function Keyboard() {
  const { t } = useTranslation()
  const { field, script, marks } = useKeyboard()
  const board = useRef<HTMLElement>(null)
  useEffect(() => {
    if (board.current === null || field === undefined) return
    // Its height, and with it the room for the field, changes with script and modes.
    const watch = new ResizeObserver(showField)
    watch.observe(board.current)
    showField()
    return () => watch.disconnect()
  }, [field])
  if (field === undefined) return null
  return (
    <section
      ref={board}
      className="keyboard"
      aria-label={t('keyboard:label')}
      data-testid="keyboard"
      data-keyboard={field.keys !== 'words' ? field.keys : marks ? 'marks' : (script ?? 'question')}
      // The field keeps the focus: its caret stays in sight, and the keys of a real keyboard go on working.
      onMouseDown={(event) => event.preventDefault()}
      onPointerUp={focusField}
    >
      <Keys />
    </section>
  )
}

function Keys() {
  const { field, script, marks, shifted } = useKeyboard()
  const setting = useSetting()
  if (field === undefined) return null
  if (field.keys !== 'words') return <Repeated layout={fieldLayout(field.keys)} />
  if (script === undefined) return <ScriptQuestion />
  const korean = setting !== undefined && languagesOf(setting).includes('ko')
  const wishes: LayoutWishes = { shifted, korean, multiline: field.multiline }
  if (marks) return <Repeated layout={marksLayout(script, wishes)} />
  return <InScript script={script} wishes={wishes} />
}

function InScript({ script, wishes }: { script: Script; wishes: LayoutWishes }) {
  if (script === 'handwriting') return <ByHand wishes={wishes} />
  return (
    <>
      {script === 'pinyin' ? <PinyinBar /> : null}
      <Repeated layout={scriptLayout(script, wishes)} />
    </>
  )
}

/** Quick presses at one place are meant: nn, 11. */
function Repeated(props: Parameters<typeof KeyRows>[0]) {
  return (
    <div data-repeats="">
      <KeyRows {...props} />
    </div>
  )
}

function PinyinBar() {
  const { t } = useTranslation()
  const { letters, candidates, failure } = usePinyin()
  if (failure !== undefined) return <Unusable words={t('keyboard:no-pinyin')} />
  const head = letters === '' ? t('keyboard:begin-pinyin') : shownLetters(letters, candidates[0]?.syllables)
  return (
    <CandidateBar
      head={head}
      texts={candidates.map(({ text }) => text)}
      onPick={(at) => {
        const picked = candidates[at]
        if (picked !== undefined) pickCandidate(picked)
      }}
    />
  )
}

function ByHand({ wishes }: { wishes: LayoutWishes }) {
  const { t } = useTranslation()
  const { candidates, written, failed } = useHandwriting()
  const { left, right } = handwritingSides(wishes)
  return (
    <>
      {failed ? (
        <Unusable words={t('keyboard:no-handwriting')} />
      ) : (
        <CandidateBar
          head={t(written === undefined ? 'keyboard:begin-handwriting' : 'keyboard:written', { character: written })}
          texts={candidates}
          onPick={(at) => pickCharacter(candidates[at] ?? '')}
        />
      )}
      <div className="by-hand">
        <KeyColumn keys={left} />
        <WritingPad />
        <KeyColumn keys={right} />
      </div>
    </>
  )
}

function Unusable({ words }: { words: string }) {
  return (
    <p className="keyboard-note" role="status" data-testid="keyboard-note">
      {words}
    </p>
  )
}
