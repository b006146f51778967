// A button that asks for a file. The browser's own speaks the browser's language, not the page's.
import type { ReactNode } from 'react'

interface FileChoiceProps {
  /** What the button says. */
  readonly children: ReactNode
  /** Endings and media types that the browser offers. */
  readonly accept: string
  readonly testId: string
  readonly id?: string
  readonly describedBy?: string
  readonly onFile: (file: File | undefined) => void
}

export function FileChoice({ children, accept, testId, id, describedBy, onFile }: FileChoiceProps) {
  return (
    <label className="button button-plain file-choice">
      {children}
      <input
        id={id}
        type="file"
        accept={accept}
        aria-describedby={describedBy}
        data-testid={testId}
        onChange={(event) => onFile(event.target.files?.[0])}
      />
    </label>
  )
}
