import { expect, test } from 'vitest'
import { getDatamodel } from '../../src/generated/pothos.ts'
import * as enums from '../../src/generated/prisma/enums.ts'
import { createSandbox } from './sandbox.ts'

const { query } = createSandbox()

// The client is generated from prisma/schema.prisma; the database is made by prisma/migrations/.
const models = Object.entries(getDatamodel().datamodel.models)

/** Types of PostgreSQL that Prisma reads as one of its own. */
const scalars: Readonly<Record<string, string>> = {
  uuid: 'String',
  text: 'String',
  int4: 'Int',
  float8: 'Float',
  date: 'DateTime',
  timestamptz: 'DateTime',
}

const selectColumns = `
  SELECT relname AS model, relkind = 'v' AS "isView", attname AS name, ltrim(typname, '_') AS type, typname ^@ '_' AS "isList",
    attnotnull AS "isRequired", atthasdef AS "hasDefaultValue"
  FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid JOIN pg_type ON pg_type.oid = atttypid
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v') AND attnum > 0 AND NOT attisdropped`

const listDatabaseColumns = async (): Promise<Map<string, object>> => {
  const rows = await query(selectColumns)
  return new Map(
    rows.map(({ model, isView, name, type, isList, isRequired, hasDefaultValue }) => [
      `${model}.${name}`,
      {
        type: scalars[type] ?? type,
        isList,
        // PostgreSQL does not know it of a view's columns; for Prisma a list is never null.
        isRequired: isView || isList || isRequired,
        hasDefaultValue,
      },
    ]),
  )
}

test('every column that the client knows is in the database, with that type', async () => {
  const columns = await listDatabaseColumns()
  const known = models.flatMap(([model, { fields }]) =>
    fields
      .filter(({ kind }) => kind !== 'object')
      .map(({ name, type, isList, isRequired, hasDefaultValue }) => [
        `${model}.${name}`,
        { type, isList, isRequired, hasDefaultValue },
      ]),
  )
  expect(known.length).toBeGreaterThan(100)
  expect(Object.fromEntries(known.map(([name]) => [name, columns.get(name as string)]))).toEqual(
    Object.fromEntries(known),
  )
})

test('every table and every column of one is known to the client, but for what search reads in SQL alone', async () => {
  const known = models.flatMap(([model, { fields }]) => fields.map(({ name }) => `${model}.${name}`))
  const tables = await query(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations' AND data_type <> 'tsvector'`,
  )
  expect(tables.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([])
})

test('every vocabulary has the same values, in the same order', async () => {
  const rows = await query(
    `SELECT typname AS name, json_agg(enumlabel ORDER BY enumsortorder) AS values FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid GROUP BY typname`,
  )
  const known = Object.entries(enums).map(([name, values]) => [name, Object.values(values)])
  expect(Object.fromEntries(rows.map(({ name, values }) => [name, values]))).toEqual(Object.fromEntries(known))
})

test('every relation of the client is a foreign key of the database, and the other way round', async () => {
  const rows = await query(
    `SELECT conrelid::regclass::text AS child, attname AS column, confrelid::regclass::text AS parent
     FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1] WHERE contype = 'f'`,
  )
  const known = models.flatMap(([model, { fields }]) =>
    fields.flatMap(({ type, relationFromFields }) =>
      (relationFromFields ?? []).map((column) => `"${model}".${column} → "${type}"`),
    ),
  )
  expect(rows.map(({ child, column, parent }) => `${child}.${column} → ${parent}`).sort()).toEqual(known.sort())
})

test('every foreign key has an index that begins with its columns', async () => {
  const missing = await query(
    `SELECT conname FROM pg_constraint WHERE contype = 'f' AND NOT EXISTS (
       SELECT FROM pg_index WHERE indrelid = conrelid AND indpred IS NULL AND (indkey::int2[])[0:cardinality(conkey) - 1] = conkey)`,
  )
  expect(missing).toEqual([])
})

test('names sort by code points, the same on every server', async () => {
  const rows = await query(
    `SELECT table_name AS name, collation_name AS collation FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'sortName' ORDER BY 1`,
  )
  const listed = [
    'ArticleMeeting',
    'IssueMeeting',
    'MeetingListing',
    'OrganizationMeeting',
    'PersonMeeting',
    'PlaceMeeting',
  ]
  const sorted = ['Issue', 'Meeting', 'Organization', 'Person', 'Place', ...listed].sort()
  expect(rows).toEqual(sorted.map((name) => ({ name, collation: 'C' })))
})
