// Which files are taken in, and what is told about those that are only recognised.
import type { FileKind } from './office/recognise.ts'

/** Read as text. */
export const TEXT_EXTENSIONS: readonly string[] = ['.md', '.txt', '.html', '.htm', '.csv']
/** Read by the office reader. */
export const BINARY_EXTENSIONS: readonly string[] = ['.docx', '.xlsx', '.pdf', '.ofd', '.zip']
/** Known by name, and answered with what to do; their content is often something else that can be read. */
const TOLD_EXTENSIONS: readonly string[] = [
  ...[
    '.doc',
    '.xls',
    '.ppt',
    '.wps',
    '.et',
    '.dps',
    '.docm',
    '.xlsm',
    '.xlsb',
    '.pptx',
    '.pptm',
    '.dot',
    '.dotx',
    '.xlt',
    '.xltx',
  ],
  ...['.rtf', '.odt', '.ods', '.odp', '.mht', '.mhtml', '.rar', '.7z'],
]
export const SOURCE_EXTENSIONS: readonly string[] = [...TEXT_EXTENSIONS, ...BINARY_EXTENSIONS, ...TOLD_EXTENSIONS]

const TOLD: Readonly<Partial<Record<FileKind, string>>> = {
  'ole-encrypted': 'office-encrypted',
  'ole-word': 'old-word',
  'ole-excel': 'old-excel',
  'ole-powerpoint': 'presentation',
  rtf: 'rich-text',
  mht: 'web-archive',
  'flat-xml': 'flat-office-xml',
  rar: 'archive-unknown',
  'seven-zip': 'archive-unknown',
}

/** The finding for a kind that is recognised and not read. */
export function toldOf(kind: FileKind): string | undefined {
  return TOLD[kind]
}
