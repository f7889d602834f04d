// Parts of the hand-written statements.

/** An array of JSON values, one for each row of a query (`row`), in its order. */
export const array = (value: string, query: string, row: string): string =>
  `(SELECT coalesce(json_agg(${value}), '[]') FROM (${query}) AS ${row})`

/** A connection of which edges with nodes alone are asked. */
export const nodes = (node: string, query: string, row: string): string =>
  `json_build_object('edges', ${array(`json_build_object('node', ${node})`, query, row)})`

/** A cursor: base64 of the order's name and of the columns, which are texts or turn into such. */
const cursorOf = (order: string, columns: readonly string[]): string =>
  `replace(encode(convert_to('["${order}","' || ${columns.join(` || '","' || `)} || '"]', 'UTF8'), 'base64'), E'\\n', '')`

interface Page {
  /** The rows of all pages, in order, with the columns of the cursors. */
  readonly query: string
  readonly row: string
  readonly node: string
  readonly size: number
  /** The name of the order, and its columns. */
  readonly order: readonly [name: string, ...columns: string[]]
  /** Counts all rows, where they are too many to be read. */
  readonly count?: string
  readonly hasEndCursor?: boolean
}

/** The first page of a connection with its cursors and the number of all rows. Few rows are read once, and counted on the way. */
export const page = ({ query, row, node, size, order: [name, ...columns], count, hasEndCursor }: Page): string => {
  const cursor = cursorOf(name, columns)
  const endCursor = hasEndCursor ? `, 'endCursor', (array_agg(${cursor}))[least(count(*), ${size})]` : ''
  return `(
    SELECT json_build_object(
      'totalCount', ${count ?? 'count(*)'}, 'pageInfo', json_build_object('hasNextPage', count(*) > ${size}${endCursor}),
      'edges', coalesce(json_agg(json_build_object('cursor', ${cursor}, 'node', ${node})) FILTER (WHERE "n" <= ${size}), '[]'))
    FROM (SELECT *, row_number() OVER () AS "n" FROM (${query}${count ? ` LIMIT ${size + 1}` : ''}) AS ${row}) AS ${row})`
}

/** The order of meetings, as the index has it. */
export const byDate =
  'meeting."dateEarliest", meeting."dateLatest", meeting."sequence", meeting."sortName", meeting."id"'

/** The order of articles. */
export const byPublication = 'article."publishedOnEarliest", article."publishedOnLatest", article."id"'
