import { createHash } from 'node:crypto'
import { Prisma } from '../generated/prisma/client.ts'
import { keySql, type Order, orderBy } from '../graphql/connections/order.ts'
import { headOf, type KeyRow, type RowSource, rowCountSql, rowsSql } from '../graphql/connections/source.ts'
import type { Window } from '../graphql/connections/window.ts'
import { askedNamesSql, namedSql } from './names.ts'
import type { SearchQuery } from './query.ts'
import { type SearchTypeName, searchTypes } from './search-type.ts'

/** One search: what is looked for, among what, and the order of what is found. */
export interface Search {
  readonly query: SearchQuery
  readonly types: readonly SearchTypeName[]
  readonly order: Order
}

/** A result as it is found: the score is in millionths; articles have no name. */
export type Found = KeyRow & { readonly type: SearchTypeName; readonly name: string }

/** Of more articles that a query finds, the latest ones are ranked. */
const mostArticles = 500

/** A search whose cursors are good for it alone: the order bears the query's hash. */
export const createSearch = (query: SearchQuery, types: readonly SearchTypeName[] = searchTypes): Search => {
  const asked = JSON.stringify([query.text, [...new Set(types)].sort()])
  const hash = createHash('sha256').update(asked).digest('base64url').slice(0, 12)
  const order = orderBy(
    `Search.${hash}`,
    { by: 'score', type: 'integer', descending: true },
    { by: 'place', type: 'integer' },
    { by: 'name', type: 'text' },
  )
  return { query, types, order }
}

/** What a search finds, as a list; each row with what was asked, by which its highlights are found. */
export const searchRows = (search: Search): RowSource => ({
  order: search.order,
  isWhole: true,
  rows: askedRowsSql(search, Prisma.sql`${search.query.text}`),
  // Texts stand behind all names: where these fill the page, nothing is asked of the texts.
  head: (limit) =>
    askedRowsSql(
      search,
      Prisma.sql`CASE WHEN (SELECT count(*) FROM named) < ${limit} THEN ${search.query.text}::text ELSE '' END`,
    ),
})

const askedRowsSql = (search: Search, text: Prisma.Sql) => Prisma.sql`
  ${foundSql(search, text)}
  SELECT found.*, ${search.query.text}::text AS "askedText", ${search.query.names}::text[] AS "askedNames" FROM found`

/** The results in one window, and one more where there is one. */
export const resultsSql = (search: Search, window: Window): Prisma.Sql =>
  rowsSql(
    headOf(searchRows(search), window),
    window,
    Prisma.sql`node."type", node."id"::text AS "id", node."name", ${keySql(search.order)}`,
    window.size + 1,
  )

/** How many results there are in all. */
export const resultCountSql = (search: Search): Prisma.Sql => rowCountSql(searchRows(search))

/** `WITH found AS (type, place, id, name, score)`: entities by name and articles by a text, ranked by one score. */
const foundSql = ({ query, types }: Search, text: Prisma.Sql): Prisma.Sql => Prisma.sql`
  WITH ${askedNamesSql(Prisma.sql`${query.names}::text[]`)}, named AS (${namedSql(
    query,
    types.filter((type) => type !== 'ARTICLE'),
  )}),
  found AS (
    SELECT "type", array_position(${searchTypes}::text[], "type") AS "place", "id", "name" COLLATE "C" AS "name", "score" FROM named
    ${types.includes('ARTICLE') ? Prisma.sql`UNION ALL ${articlesSql(text)}` : Prisma.empty}
  )`

/** A text never stands before a name that is near: its score is below half a million. */
const articlesSql = (text: Prisma.Sql) => Prisma.sql`
  SELECT 'ARTICLE', ${searchTypes.length}::int, "id", '', least(499999, round(500000 * "fit"))::int FROM search_articles(${text}, ${mostArticles})`
