// A form that is sent once: busy while it goes, then the failure to show, or done.
import { type FormEvent, useState } from 'react'
import type { Failure, Result } from '../../../shared/result.ts'

export interface Submit {
  readonly busy: boolean
  readonly failure: Failure | undefined
  readonly onSubmit: (event: FormEvent) => void
}

export function useSubmit<Value>(send: () => Promise<Result<Value>>, done: () => void): Submit {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | undefined>()
  const submit = async () => {
    setBusy(true)
    const answer = await send()
    setBusy(false)
    setFailure(answer.ok ? undefined : answer.error)
    if (answer.ok) done()
  }
  return {
    busy,
    failure,
    onSubmit(event) {
      event.preventDefault()
      if (!busy) void submit()
    },
  }
}
