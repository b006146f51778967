// The registers as the host has them, and how an entry is kept: one id for one order, so that a second tap makes no second entry.
import { useState } from 'react'
import { type Registers, terminalDutyApi } from '../../../shared/api/terminal-duty.ts'
import type { Failure } from '../../../shared/result.ts'
import type { RegisterAnswers } from '../../../shared/standard/register-entry.ts'
import type { RegisterId } from '../../../shared/standard/registers.ts'
import { type Loaded, useLoad } from '../../ui/use-load.ts'
import { askAs, useAtTheDesk } from '../state/grant.ts'

interface Order {
  readonly register: RegisterId
  readonly answers: RegisterAnswers
  /** The fault that this entry closes. */
  readonly mends?: string
}

interface KeptRegisters {
  readonly loaded: Loaded<Registers>
  readonly retry: () => void
  readonly keep: (order: Order) => Promise<boolean>
  readonly busy: boolean
  readonly failure: Failure | undefined
}

export function useRegisters(): KeptRegisters {
  const by = useAtTheDesk((desk) => desk.by)
  const { loaded, retry } = useLoad('registers', 0, () => askAs(terminalDutyApi.registers, {}))
  const [newer, setNewer] = useState<Registers | undefined>()
  const [id, setId] = useState(() => crypto.randomUUID())
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | undefined>()

  const keep = async (order: Order): Promise<boolean> => {
    setBusy(true)
    const kept = await askAs(terminalDutyApi.keepEntry, { order: { id, ...order }, ...(by !== undefined && { by }) })
    setBusy(false)
    setFailure(kept.ok ? undefined : kept.error)
    if (!kept.ok) {
      // An answer that got lost may have been an entry: the same order keeps its id, another one must not.
      if (kept.error.code === 'id-with-other-content') setId(crypto.randomUUID())
      return false
    }
    setNewer(kept.value)
    setId(crypto.randomUUID())
    return true
  }
  return { loaded: newer === undefined ? loaded : { state: 'ready', value: newer }, retry, keep, busy, failure }
}
