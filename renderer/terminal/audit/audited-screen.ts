// One page that the audit brings up, by its name.
import { typeSearch } from '../state/typed-search.ts'
import { goHome, goTo, type Place } from '../state/way.ts'

export interface AuditedScreen {
  readonly name: string
  readonly open: () => Promise<void>
}

export function at(name: string, place: Place): AuditedScreen {
  return {
    name,
    open: async () => {
      typeSearch('')
      if (place.name === 'home') goHome()
      // Another place each time: 返回 would come back to where a place was left, and the audit begins at its top.
      else goTo({ ...place })
    },
  }
}
