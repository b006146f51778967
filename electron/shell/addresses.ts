// The terminal's own addresses: the only ones a window ever shows.

export const SCHEME = 'zwgk'
export const ORIGIN = `${SCHEME}://terminal`
export const HOME_ADDRESS = `${ORIGIN}/`
export const HELP_ADDRESS = `${ORIGIN}/help`
