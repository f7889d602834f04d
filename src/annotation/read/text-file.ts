import { isUtf8 } from 'node:buffer'
import type { Report } from '../problems.ts'

const newline = 0x0a

/** The lines of a file before it is known to be text. */
function* linesOf(bytes: Buffer): Generator<Buffer> {
  let start = 0
  for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
    yield bytes.subarray(start, end)
    start = end + 1
  }
  yield bytes.subarray(start)
}

const findBrokenLine = (bytes: Buffer): { line: number; column: number } => {
  let line = 1
  for (const content of linesOf(bytes)) {
    if (!isUtf8(content)) return { line, column: content.toString('utf8').indexOf('\uFFFD') + 1 }
    line += 1
  }
  return { line, column: 1 }
}

const placeOf = (text: string, index: number) => {
  const before = text.slice(0, index)
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') }
}

/**
 * The text of a file, or null where the file is not what every file of the seeds must be: UTF-8 without a byte order mark, with
 * LF line ends, no NUL and no other control characters.
 */
export const decodeText = (file: string, bytes: Buffer, report: Report): string | null => {
  if (!isUtf8(bytes)) {
    report({ file, ...findBrokenLine(bytes) }, 'is not UTF-8: save the file in that encoding')
    return null
  }
  const text = bytes.toString('utf8')
  if (text.startsWith('\uFEFF')) {
    report({ file, line: 1, column: 1 }, 'begins with a byte order mark: save the file as UTF-8 without one')
    return null
  }
  if (!/[^\s\p{C}]/u.test(text)) {
    report({ file, line: 1, column: 1 }, 'is empty')
    return null
  }
  const carriageReturn = text.indexOf('\r')
  if (carriageReturn >= 0) {
    report({ file, ...placeOf(text, carriageReturn) }, 'has a carriage return: save the file with LF line ends')
    return null
  }
  const control = text.search(/[^\P{Cc}\0\n\r\t\u0085]/u)
  if (control >= 0) {
    const code = text.charCodeAt(control).toString(16).toUpperCase().padStart(4, '0')
    report({ file, ...placeOf(text, control) }, `has the control character U+${code}: take it out`)
    return null
  }
  const nul = text.indexOf('\0')
  if (nul >= 0) {
    report({ file, ...placeOf(text, nul) }, 'has a NUL character, which no text may hold')
    return null
  }
  return text
}
