// What an office file says of itself (文档属性): title, subject, author, keywords, remarks, and whatever a program has put there.
import type { TextPart } from '../../../shared/review/rule.ts'
import type { Archive } from './archive.ts'
import { elements, parseXml, textOf } from './xml.ts'

const PROPERTIES = /^docProps\/[\w-]+\.xml$/

export async function fileProperties(archive: Archive): Promise<TextPart[]> {
  const texts: string[] = []
  for (const name of archive.names.filter((one) => PROPERTIES.test(one))) {
    const bytes = await archive.read(name)
    if (bytes !== undefined) texts.push(...elements(parseXml(bytes)).map(textOf))
  }
  return texts.length === 0 ? [] : [{ part: 'properties', text: texts.join('\n') }]
}
