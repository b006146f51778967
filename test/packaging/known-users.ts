// Users and groups of the clean root, as its own system names them.
import type { CleanRoot } from './clean-root.ts'

export interface KnownUsers {
  hasUser(name: string): boolean
  hasGroup(name: string): boolean
  /** Its line in the list of users; empty where there is none. */
  lineOf(name: string): string
}

export function knownUsers(root: () => CleanRoot): KnownUsers {
  const line = (list: 'passwd' | 'group', name: string) => root().run('getent', [list, name]).output
  return {
    hasUser: (name) => line('passwd', name) !== '',
    hasGroup: (name) => line('group', name) !== '',
    lineOf: (name) => line('passwd', name),
  }
}
