// 窗口: the tray, one item of it, look-up by receipt number, 代填, and the registers (台账).
import { useState } from 'react'
import type { RegisterId } from '../../../shared/standard/registers.ts'
import { RolePlace } from '../roles/role-place.tsx'
import { FillingPage } from './filling-page.tsx'
import { FindPage } from './find-page.tsx'
import { ItemPage } from './item-page.tsx'
import { RegisterPage } from './register-page.tsx'
import { RegistersPage } from './registers-page.tsx'
import { TrayPage, type TrayTab } from './tray-page.tsx'

type View =
  | { readonly at: 'tray' }
  | { readonly at: 'find' }
  | { readonly at: 'filling' }
  | { readonly at: 'item'; readonly receipt: string; readonly from: 'tray' | 'find' }
  | { readonly at: 'registers' }
  | { readonly at: 'register'; readonly register: RegisterId; readonly from: 'tray' | 'registers' }

export function StaffPages() {
  return (
    <RolePlace wanted="staff">
      <Pages />
    </RolePlace>
  )
}

function Pages() {
  const [view, setView] = useState<View>({ at: 'tray' })
  const [tab, setTab] = useState<TrayTab>('to-confirm')
  switch (view.at) {
    case 'tray':
      return (
        <TrayPage
          tab={tab}
          choose={setTab}
          open={(receipt) => setView({ at: 'item', receipt, from: 'tray' })}
          find={() => setView({ at: 'find' })}
          fill={() => setView({ at: 'filling' })}
          registers={() => setView({ at: 'registers' })}
          checkNow={() => setView({ at: 'register', register: 'daily-check', from: 'tray' })}
        />
      )
    case 'filling':
      return <FillingPage back={() => setView({ at: 'tray' })} />
    case 'find':
      return <FindPage open={(receipt) => setView({ at: 'item', receipt, from: 'find' })} back={() => setView({ at: 'tray' })} />
    case 'item':
      return <ItemPage key={view.receipt} receipt={view.receipt} back={() => setView({ at: view.from })} />
    case 'registers':
      return (
        <RegistersPage
          open={(register) => setView({ at: 'register', register, from: 'registers' })}
          back={() => setView({ at: 'tray' })}
        />
      )
    case 'register':
      return (
        <RegisterPage
          key={view.register}
          register={view.register}
          toFault={() => setView({ at: 'register', register: 'fault', from: view.from })}
          back={() => setView({ at: view.from })}
        />
      )
  }
}
