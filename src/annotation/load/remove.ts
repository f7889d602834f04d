import type { TableName } from '../rows.ts'
import { quote, stageOf, type Transaction } from './stage.ts'
import type { Summary } from './summary.ts'
import { entityTables, factColumns, type Table, tables } from './tables.ts'

/**
 * The articles whose facts are the files' to take away: those in the files, and those that were. What a machine found in an
 * article that never had files, or a curator added, came another way.
 */
const ourArticles = `SELECT "id" FROM ${stageOf('Article')} UNION ALL SELECT "id" FROM "Article" WHERE "origin" = 'ANNOTATION'`

const isNotStaged = ({ name, key }: Table): string =>
  `NOT EXISTS (SELECT FROM ${stageOf(name)} staged WHERE ${key.map((column) => `staged.${quote(column)} = stored.${quote(column)}`).join(' AND ')})`

/** Rows that hang on a staged row, and are no longer said of it. */
const removeOwned = ({ name, key, owner }: Table & Required<Pick<Table, 'owner'>>): string =>
  `DELETE FROM ${quote(name)} stored USING ${stageOf(owner.table)} holder, ${quote(owner.table)} owner
    WHERE holder."id" = stored.${quote(owner.column)} AND owner."id" = holder."id" AND owner."origin" <> 'CURATOR'
    AND ${isNotStaged({ name, key, label: '' })}`

const removeFromArticles = (table: Table): string =>
  `DELETE FROM ${quote(table.name)} stored WHERE stored."origin" <> 'CURATOR' AND stored."articleId" IN (${ourArticles}) AND ${isNotStaged(table)}`

const removeUncited = (name: keyof typeof factColumns): string =>
  `DELETE FROM ${quote(name)} stored WHERE stored."origin" <> 'CURATOR'
    AND NOT EXISTS (SELECT FROM "Citation" citation WHERE citation.${quote(factColumns[name])} = stored."id")`

/** Articles that left the files, unless a curator's work stands on them. */
const removeArticles = (table: Table): string =>
  `DELETE FROM "Article" stored WHERE stored."origin" = 'ANNOTATION' AND ${isNotStaged(table)}
    AND NOT EXISTS (SELECT FROM "Citation" WHERE "articleId" = stored."id")
    AND NOT EXISTS (SELECT FROM "Mention" WHERE "articleId" = stored."id")
    AND NOT EXISTS (SELECT FROM "Statement" WHERE "articleId" = stored."id")`

const tableOf = (name: TableName): Table => tables.find((table) => table.name === name) as Table

interface Reference {
  readonly table: string
  readonly column: string
}

/** The columns of the database that refer to a table and would forbid to take a row away. */
const listReferences = (transaction: Transaction, name: TableName): Promise<Reference[]> =>
  transaction.$queryRaw<Reference[]>`
    SELECT source.relname AS "table", attribute.attname AS "column"
    FROM pg_constraint "constraint"
    JOIN pg_class source ON source.oid = "constraint".conrelid
    JOIN pg_attribute attribute ON attribute.attrelid = "constraint".conrelid AND attribute.attnum = "constraint".conkey[1]
    WHERE "constraint".contype = 'f' AND "constraint".confdeltype IN ('r', 'a')
      AND "constraint".confrelid = to_regclass(format('%I', ${name}::text))`

const isUnused = (references: readonly Reference[]): string =>
  references
    .map(({ table, column }) => `NOT EXISTS (SELECT FROM ${quote(table)} WHERE ${quote(column)} = stored."id")`)
    .join(' AND ')

/** Takes away entities that left the files; those under others go first, and so it is done until none goes. */
const removeEntities = async (transaction: Transaction, name: (typeof entityTables)[number], summary: Summary) => {
  const table = tableOf(name)
  const unused = isUnused(await listReferences(transaction, name))
  const statement = `DELETE FROM ${quote(name)} stored WHERE stored."origin" <> 'CURATOR' AND ${isNotStaged(table)} AND ${unused}`
  for (let removed = -1; removed !== 0; ) {
    removed = await transaction.$executeRawUnsafe(statement)
    summary.count('removed', table, removed)
  }
}

const noteKept = async (transaction: Transaction, name: TableName, summary: Summary): Promise<void> => {
  const table = tableOf(name)
  const kept = await transaction.$queryRawUnsafe<{ slug: string }[]>(
    `SELECT "slug" FROM ${quote(name)} stored WHERE stored."origin" = 'ANNOTATION' AND ${isNotStaged(table)} ORDER BY "slug" COLLATE "C"`,
  )
  for (const { slug } of kept) summary.keep(table, slug)
}

/** Takes away what the files no longer say. What came another way stays, and whatever it rests on. */
export const removeRows = async (transaction: Transaction, summary: Summary): Promise<void> => {
  const run = async (name: TableName, statement: string) =>
    summary.count('removed', tableOf(name), await transaction.$executeRawUnsafe(statement))

  for (const table of tables) if (table.owner) await run(table.name, removeOwned({ ...table, owner: table.owner }))
  await run('Citation', removeFromArticles(tableOf('Citation')))
  await run('Mention', removeFromArticles(tableOf('Mention')))
  for (const name of Object.keys(factColumns) as (keyof typeof factColumns)[]) await run(name, removeUncited(name))
  await run('Article', removeArticles(tableOf('Article')))
  for (const name of entityTables) await removeEntities(transaction, name, summary)
  for (const name of ['Article', ...entityTables] as const) await noteKept(transaction, name, summary)
}
