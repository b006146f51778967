// Limits on everything read from outside. Each has its own error; none may be raised without a test at the new size.

const KIB = 1024
const MIB = 1024 * KIB

/** A source text a clerk hands in: .md, .txt, .html. */
export const SOURCE_FILE_MAX_BYTES = 20 * MIB
/** An office file or archive a clerk hands in: .docx, .xlsx, .pdf, .ofd, .zip. */
export const SOURCE_BINARY_MAX_BYTES = 200 * MIB
/** What an archive may hold once unpacked, in files, in bytes, and against its own size (a bomb is small and unpacks without end). */
export const ARCHIVE_MAX_ENTRIES = 5_000
export const ARCHIVE_MAX_BYTES = 400 * MIB
export const ARCHIVE_MAX_RATIO = 200
export const ARCHIVE_RATIO_FROM_BYTES = 8 * MIB
/** XML inside an office file. */
export const OFFICE_XML_MAX_NODES = 1_500_000
export const OFFICE_XML_MAX_DEPTH = 256
/** Cells with something in them, over all sheets of a workbook. */
export const WORKBOOK_MAX_CELLS = 60_000
export const PDF_MAX_PAGES = 2_000
/** Reading one office file: how long, and how much memory the reading process may take. */
export const OFFICE_READING_MAX_MS = 60_000
export const OFFICE_READING_MAX_MIB = 1_024
/** A picture or video that travels with a text. */
export const ATTACHMENT_MAX_BYTES = 200 * MIB
/** Reading aloud of one document: its audio, the list of when which sentence is said, how long it may last, how many sentences. */
export const SPEECH_AUDIO_MAX_BYTES = 32 * MIB
export const SPEECH_TIMINGS_MAX_BYTES = 2 * MIB
export const SPEECH_MAX_MS = 2 * 60 * 60 * 1000
export const SPEECH_SENTENCES_MAX = 10_000
/** Making it: how long the engine may take for one sentence, and the encoder for a document. */
export const SPEECH_SENTENCE_MAX_MS = 20_000
export const SPEECH_ENCODING_MAX_MS = 300_000
/** Front matter or a sidecar .yml. */
export const FRONT_MATTER_MAX_BYTES = 64 * KIB
/** Files in one package. */
export const PACKAGE_MAX_FILES = 20_000
/** Folders inside folders under one source. */
export const SOURCE_MAX_DEPTH = 16
/** Elements in one document's HTML, and how deep they nest. */
export const HTML_MAX_ELEMENTS = 200_000
export const HTML_MAX_DEPTH = 200
/** A channel's catalogue. */
export const CATALOGUE_MAX_BYTES = 64 * MIB
/** One blob: a document's body or an attachment. */
export const BLOB_MAX_BYTES = 512 * MIB
/** The town's signed office file. */
export const OFFICE_MAX_BYTES = 256 * KIB
/** A county's signed standard profile, and all themes of a town. */
export const STANDARD_MAX_BYTES = 256 * KIB
export const THEMES_MAX_BYTES = 4 * MIB
/** Blobs travel in pieces of this size, each with its own hash in the signed catalogue, so that a broken download resumes. */
export const PIECE_BYTES = MIB
/** A sealed submission. */
export const SEALED_MAX_BYTES = 256 * KIB
/** A submission as one office hands it on to another, with its records and steps, sealed; in base64 one fits into a request. */
export const TRANSFER_SEALED_MAX_BYTES = 640 * KIB
/** Any JSON body of an HTTP request or answer. */
export const JSON_BODY_MAX_BYTES = MIB
/** A file handed in at the content desk of the hub. */
export const DESK_FILE_MAX_BYTES = 50 * MIB
/** A search term as typed. */
export const SEARCH_TERM_MAX_CHARACTERS = 100
/** Submissions or answers on a stick (shared/api/stick.ts), and an enrolment file. */
export const STICK_FILE_MAX_BYTES = 64 * MIB
export const STICK_ENROLMENT_MAX_BYTES = 4 * KIB
/** The hub's answer to an enrolment carries a root of trust. */
export const STICK_ENROLMENT_ANSWER_MAX_BYTES = MIB
