import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { messageOf, UserError } from '../errors.ts'
import { type BackupHeader, type BackupTrailer, isRowLine, parseHeader, parseTrailer } from './format.ts'

const lineFeed = 0x0a
/** How much of a file is in memory at a time, in bytes, where no line is longer. */
const pieceSize = 1 << 20

async function* readPieces(file: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file, { highWaterMark: pieceSize })
  } catch (error) {
    throw new UserError(`The backup ${file} cannot be read (${messageOf(error)}): name a file that this user can read.`)
  }
}

/** A file's lines, with their line feeds. Node's readline would also end one at U+2028, which stands in JSON as it is. */
async function* readLines(file: string): AsyncGenerator<string> {
  let rest = Buffer.alloc(0)
  for await (const piece of readPieces(file)) {
    rest = Buffer.concat([rest, piece])
    let start = 0
    for (let end = rest.indexOf(lineFeed); end >= 0; end = rest.indexOf(lineFeed, start)) {
      yield rest.toString('utf8', start, end + 1)
      start = end + 1
    }
    rest = rest.subarray(start)
  }
  if (rest.length > 0) yield rest.toString('utf8')
}

/** A file that is a whole backup. */
export interface Backup {
  readonly file: string
  readonly header: BackupHeader
  readonly trailer: BackupTrailer
}

/**
 * Reads a whole backup to see that it is one, complete and undamaged.
 * @throws UserError where it is not.
 */
export const checkBackup = async (file: string): Promise<Backup> => {
  const hash = createHash('sha256')
  let header: BackupHeader | undefined
  let last = ''
  for await (const line of readLines(file)) {
    header ??= parseHeader(line, file)
    hash.update(last)
    last = line
  }
  header ??= parseHeader('', file)
  const trailer = parseTrailer(last)
  if (trailer === null) throw new UserError(`The backup ${file} is incomplete: its end is missing. Take another one.`)
  if (trailer.sha256 !== hash.digest('hex')) {
    throw new UserError(
      `The backup ${file} is damaged, or was edited: its SHA-256 is not the one that it ends with. Take another one.`,
    )
  }
  return { file, header, trailer }
}

/** The lines of a backup's rows, some at a time, as a JSON array. */
export async function* readRows(file: string): AsyncGenerator<string> {
  let lines: string[] = []
  let size = 0
  for await (const line of readLines(file)) {
    if (!isRowLine(line)) continue
    lines.push(line)
    size += line.length
    if (size < pieceSize) continue
    yield `[${lines.join(',')}]`
    lines = []
    size = 0
  }
  yield `[${lines.join(',')}]`
}
