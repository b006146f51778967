// Tracked changes, comments and hidden text in a Word text: counted for the editor, then settled as the editor has decided.
import type { TextPart } from '../../../shared/review/rule.ts'
import { isOn, type ParagraphStyle, valueIn } from './numbering-part.ts'
import type { IntakeDecisions, OfficeNote } from './reading.ts'
import { undecided } from './reading.ts'
import { child, descendants, textOf, type XmlElement, type XmlNode } from './xml.ts'

const INSERTED = ['w:ins', 'w:moveTo']
const DELETED = ['w:del', 'w:moveFrom']

/** `comments`: how many stand in the comments' own part. */
export function inspectRevisions(
  body: XmlElement,
  styles: ReadonlyMap<string, ParagraphStyle>,
  comments: number,
  decisions: IntakeDecisions,
): OfficeNote[] {
  const changes = [...INSERTED, ...DELETED].reduce((sum, name) => sum + descendants(body, name).length, 0)
  const hidden = descendants(body, 'w:r').filter((run) => isHidden(run, styles)).length
  return [
    ...(changes > 0 ? [undecided('docx-tracked-changes', decisions.revisions !== undefined, { count: changes })] : []),
    ...(comments > 0 ? [undecided('office-comments', decisions.comments !== undefined, { count: comments })] : []),
    ...(hidden > 0 ? [undecided('docx-hidden-text', decisions.hidden !== undefined, { count: hidden })] : []),
  ]
}

/** What was taken out or put in, and what is hidden: both readings of the changes lie in the file. */
export function unseenText(body: XmlElement, styles: ReadonlyMap<string, ParagraphStyle>): TextPart[] {
  const changed = [...INSERTED, ...DELETED].flatMap((name) => descendants(body, name)).map(textOf)
  const hidden = descendants(body, 'w:p')
    .map((paragraph) =>
      descendants(paragraph, 'w:r')
        .filter((run) => isHidden(run, styles))
        .map(textOf)
        .join(''),
    )
    .filter((text) => text !== '')
  return [
    { part: 'revision', text: changed.join('\n') },
    { part: 'hidden-text', text: hidden.join('\n') },
  ]
}

/** Each paragraph on a line: what is broken into runs is joined, what stands apart stays apart. */
export function paragraphTexts(root: XmlElement): string {
  return descendants(root, 'w:p').map(textOf).join('\n')
}

/** Changes the tree in place: one reading of the changes is left, hidden runs are out unless they were let in. */
export function settleRevisions(body: XmlElement, styles: ReadonlyMap<string, ParagraphStyle>, decisions: IntakeDecisions): void {
  const original = decisions.revisions === 'original'
  const keep = original ? DELETED : INSERTED
  const drop = original ? INSERTED : DELETED
  const settle = (parent: XmlElement): void => {
    parent.children = parent.children.flatMap((node): XmlNode[] => {
      if (typeof node === 'string') return [node]
      if (drop.includes(node.name) && parent.name !== 'w:rPr') return []
      if (node.name === 'w:tr' && drop.some((name) => child(child(node, 'w:trPr'), name) !== undefined)) return []
      if (node.name === 'w:r' && decisions.hidden !== 'included' && isHidden(node, styles)) return []
      settle(node)
      if (keep.includes(node.name)) return node.children
      return node.name === 'w:delText' ? [{ ...node, name: 'w:t' }] : [node]
    })
  }
  settle(body)
}

function isHidden(run: XmlElement, styles: ReadonlyMap<string, ParagraphStyle>): boolean {
  const properties = child(run, 'w:rPr')
  if (child(run, 'w:t') === undefined) return false
  if (child(properties, 'w:vanish') !== undefined) return isOn(properties, 'w:vanish')
  return styles.get(valueIn(properties, 'w:rStyle') ?? '')?.hidden === true
}
