// The fonts of a first page, read before it is drawn: a font counts as read only some time after a page asked for it, even if its file is there already, and until
// then letters are blank. Drawn before, the page was laid out and painted twice.

/** Keeps the place of characters whose file is not read yet, and draws none (blank.css). */
export const BLANK = 'Blank Until Read'
/** Those that come with the page (renderer/vite.config.ts). */
const FAMILIES = ['Common SC', 'Common KR', BLANK]
/** One letter of each of their files: of Chinese, Korean, and Latin in both. */
const LETTERS = '政정A'

/** Resolves when they can draw, or when one can't be read: the page then stands without it. */
export async function firstFonts(): Promise<void> {
  await document.fonts.load(`1em ${FAMILIES.map((name) => `"${name}"`).join()}`, LETTERS).catch(() => [])
}
