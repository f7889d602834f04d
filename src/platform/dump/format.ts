import { z } from 'zod'
import { UserError } from '../errors.ts'

/**
 * The format of a backup: UTF-8 text, one JSON value a line (JSON Lines), every line ended by LF.
 *
 * 1. The header: `{"format":"readout-backup","version":1,"createdAt":"…","migrations":[…],"tables":{"Place":["id","slug",…],…}}`:
 *    when it was made (ISO 8601), the migrations that its database had, and the columns of every table in it.
 * 2. A line for each row, `{"table":"Place","row":{"id":"…","slug":"beijing",…}}`: the row as PostgreSQL's `row_to_json` writes it
 *    with times in UTC. A table stands after those that it refers to, its rows in the order of their primary key.
 * 3. The trailer: `{"rows":{"Place":12,…},"sha256":"…"}`: how many rows each table has, and the lower-case hex SHA-256 of all bytes
 *    above this line. A file without a trailer is incomplete; one that the trailer does not fit was damaged or edited.
 *
 * What the database derives by itself is left out (see `tables.ts`); a restore has it derived again.
 * A change after which this release could not read the file raises the version.
 */
const format = 'readout-backup'
const version = 1

const mark = z.object({ format: z.literal(format), version: z.int() })

const header = mark.extend({
  createdAt: z.string(),
  migrations: z.array(z.string()),
  tables: z.record(z.string(), z.array(z.string())),
})

const trailer = z.object({ rows: z.record(z.string(), z.int()), sha256: z.string() })

export type BackupHeader = z.infer<typeof header>
export type BackupTrailer = z.infer<typeof trailer>

/** How many rows each table has. */
export type RowCounts = Readonly<Record<string, number>>

/** The first line of a backup that is made now. */
export const headerLine = (
  migrations: readonly string[],
  tables: Readonly<Record<string, readonly string[]>>,
): string => toLine({ format, version, createdAt: new Date().toISOString(), migrations, tables })

/** The line of a row, which PostgreSQL wrote as JSON. */
export const rowLine = (table: string, row: string): string => `{"table":${JSON.stringify(table)},"row":${row}}\n`

export const isRowLine = (line: string): boolean => line.startsWith('{"table":')

/** The last line of a backup. */
export const trailerLine = (content: BackupTrailer): string => toLine(content)

const toLine = (value: object): string => `${JSON.stringify(value)}\n`

/**
 * Reads the first line of a backup.
 * @throws UserError where it is another file's, or of a version that this release does not read.
 */
export const parseHeader = (line: string, file: string): BackupHeader => {
  const json = parseJson(line)
  const marked = mark.safeParse(json)
  if (!marked.success) {
    throw new UserError(`The file ${file} is not a backup: name one that "npm run database:backup" wrote.`)
  }
  if (marked.data.version !== version) {
    throw new UserError(
      `The backup ${file} is of version ${marked.data.version} of the format, and this release reads version ${version}: restore it with the release that made it.`,
    )
  }
  return header.parse(json)
}

/** Reads the last line of a backup; null where it is not a trailer. */
export const parseTrailer = (line: string): BackupTrailer | null => trailer.safeParse(parseJson(line)).data ?? null

const parseJson = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
