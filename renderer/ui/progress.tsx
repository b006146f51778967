// Progress with its numbers in words: 132/410 件, 12.0 MB/30.0 MB.
import { Label, ProgressBar } from 'react-aria-components'

interface ProgressProps {
  /** What is being done, with the numbers. */
  words: string
  done: number
  /** 0 while it is not known. */
  total: number
}

export function Progress({ words, done, total }: ProgressProps) {
  return (
    <ProgressBar className="progress" value={done} maxValue={Math.max(1, total)} isIndeterminate={total === 0} valueLabel={words}>
      {({ percentage }) => (
        <>
          <Label>{words}</Label>
          <span className="progress-bar">
            <span className="progress-done" style={{ width: `${percentage ?? 0}%` }} />
          </span>
        </>
      )}
    </ProgressBar>
  )
}
