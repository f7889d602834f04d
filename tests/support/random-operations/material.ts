import { encodeGlobalID } from '@pothos/plugin-relay'
import { isObjectType } from 'graphql'
import { schema } from '../../../src/schema.ts'
import type { TestDatabase } from '../database.ts'
import { type ListField, listFields, type OrderChoice, orderChoices } from '../list-fields.ts'
import { readSlugs, type Slugs } from '../random-filter.ts'
import { type AskRaw, createAsk } from './executors.ts'

/** What the arguments of random operations are made of: things that there are in one knowledge base. */
export interface Material {
  readonly slugs: Slugs
  /** Global ids by type, those of facts that nobody has accepted among them. */
  readonly ids: ReadonlyMap<string, readonly string[]>
  /** Cursors by the lists that take them (`cursorKey`). */
  readonly cursors: ReadonlyMap<string, readonly string[]>
  /** Days on which something was published, one before them all and one after. */
  readonly days: readonly string[]
  /** Names, titles, words that stand in texts. */
  readonly texts: readonly string[]
}

interface ListOrder {
  /** The type that has the field, and the field. */
  readonly list: string
  /** The type of its pages. */
  readonly page: string
  readonly order?: OrderChoice | undefined
}

/** Lists of one type share the cursors of an order that is asked for; the usual one is each list's own. */
export const cursorKey = ({ list, page, order }: ListOrder): string =>
  order ? `${page} ${order.field} ${order.direction}` : list

/** How many rows of a type have their lists asked for cursors. */
const parentsAsked = 5

const nodeTypes = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'))

/** Some values of a list, evenly spread. */
const spread = <Value>(values: readonly Value[], count: number): Value[] =>
  values.filter((_, index) => index % Math.ceil(values.length / count) === 0)

const readIds = async ({ database }: TestDatabase) => {
  const read = async ({ name }: { name: string }) => {
    const rows = await database.$queryRawUnsafe<{ id: string }[]>(`SELECT "id"::text FROM "${name}" ORDER BY "id"`)
    return [name, rows.map(({ id }) => encodeGlobalID(name, id))] as const
  }
  return new Map(await Promise.all(nodeTypes.map(read)))
}

const cursorsIn = (answer: string): string[] => [
  ...new Set([...answer.matchAll(/"cursor":"([^"]+)"/g)].map(([, cursor = '']) => cursor)),
]

/** The cursors of one field in one order: at the root, or beneath some rows. */
const readCursors = async (ask: AskRaw, field: ListField, order: OrderChoice | undefined, ids: string[]) => {
  const args = order ? `(first: 4, orderBy: { field: ${order.field}, direction: ${order.direction} })` : '(first: 4)'
  const list = `${field.name}${args} { edges { cursor } }`
  const query =
    field.parent === 'Query'
      ? `{ ${list} }`
      : `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${field.parent} { ${list} } } }`
  return cursorsIn((await ask({ query, variables: { ids } })).body)
}

const readAllCursors = async (ask: AskRaw, ids: Material['ids']) => {
  const cursors = new Map<string, string[]>()
  for (const field of listFields) {
    const parents = spread(ids.get(field.parent) ?? [], parentsAsked)
    for (const order of [undefined, ...orderChoices(field)]) {
      const key = cursorKey({ list: `${field.parent}.${field.name}`, page: field.page, order })
      const known = cursors.get(key) ?? []
      // A dozen serve: lists of the same rows need not all be asked.
      if (known.length < 12) cursors.set(key, [...known, ...(await readCursors(ask, field, order, parents))])
    }
  }
  return cursors
}

const readSearchCursors = async (ask: AskRaw, texts: readonly string[]): Promise<string[]> => {
  const query = 'query ($text: String!) { search(query: $text, first: 4) { edges { cursor } } }'
  const answers = await Promise.all(texts.map((text) => ask({ query, variables: { text } })))
  return answers.flatMap(({ body }) => cursorsIn(body))
}

const readColumn = async ({ database }: TestDatabase, table: string, column: string): Promise<string[]> => {
  const rows = await database.$queryRawUnsafe<{ value: string }[]>(
    `SELECT DISTINCT "${column}"::text AS "value" FROM "${table}" WHERE "${column}" IS NOT NULL ORDER BY 1`,
  )
  return rows.map(({ value }) => value)
}

/** Reads what there is to ask about; the same data give the same material. */
export const readMaterial = async (kb: TestDatabase): Promise<Material> => {
  const ids = await readIds(kb)
  const published = await readColumn(kb, 'Article', 'publishedOnLatest')
  const columns = [
    ['EntityName', 'name'],
    ['Position', 'title'],
    ['Mention', 'exact'],
  ] as const
  const found = await Promise.all(columns.map(([table, column]) => readColumn(kb, table, column)))
  const texts = found.flatMap((values) => spread(values, 12)).map((text) => text.slice(0, 150))
  const ask = createAsk(kb, 'plain')
  const cursors = await readAllCursors(ask, ids)
  cursors.set('Query.search', await readSearchCursors(ask, spread(texts, 6)))
  const days = [...spread(published, 12), '1999-12-31', '2099-12-31']
  return { slugs: await readSlugs(kb), ids, cursors, days, texts: ['a', 'Minister', 'talks -of', ...texts] }
}
