import { Prisma } from '../generated/prisma/client.ts'

// JSON is put together as text, with `||` and `string_agg`: PostgreSQL copies the bytes, and no more. Its JSON functions (`row_to_json`,
// `json_agg`) look for the end of each text anew on each level that it goes up, and look up its type. On four levels that was a fifth of the time.

type Piece = string | Prisma.Sql

/** Brackets around halves, and halves of these: so no piece is copied more than log2 of their number times, nor an expression too deep. */
const placeBrackets = (count: number) => {
  const [opened, closed] = [new Array<number>(count).fill(0), new Array<number>(count).fill(0)] as [number[], number[]]
  const group = (from: number, to: number): void => {
    if (to - from < 2) return
    opened[from] = (opened[from] ?? 0) + 1
    closed[to - 1] = (closed[to - 1] ?? 0) + 1
    const middle = (from + to) >> 1
    group(from, middle)
    group(middle, to)
  }
  group(0, count)
  return { opened, closed }
}

/** `(('{"name":' || …) || (',"slug":' || …))`: texts as one, where strings are texts of ours and the others expressions, never NULL. */
export const concatSql = (pieces: readonly Piece[]): Prisma.Sql => {
  const { opened, closed } = placeBrackets(pieces.length)
  const strings: string[] = []
  const values: Prisma.Sql[] = []
  let text = ''
  for (const [index, piece] of pieces.entries()) {
    text += `${index > 0 ? ' || ' : ''}${'('.repeat(opened[index] ?? 0)}`
    if (typeof piece === 'string') text += `'${piece}'`
    else {
      strings.push(text)
      values.push(piece)
      text = ''
    }
    text += ')'.repeat(closed[index] ?? 0)
  }
  return new Prisma.Sql([...strings, text], values)
}

/** `'[' || coalesce((SELECT string_agg(item, ',') FROM (rows) AS parent), '') || ']'`: an array of what is made of each row `parent`, in their order. */
export const arraySql = (item: Prisma.Sql, rows: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`'[' || coalesce((SELECT string_agg(${item}, ',') FROM (${rows}) AS parent), '') || ']'`

/** `coalesce(…, 'null')`: what may be missing. */
export const orNullSql = (text: Prisma.Sql): Prisma.Sql => Prisma.sql`coalesce(${text}, 'null')`
