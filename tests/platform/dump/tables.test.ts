import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { empty } from '../../../src/platform/dump/empty.ts'
import { listStoredTables, listTables } from '../../../src/platform/dump/tables.ts'
import { UserError } from '../../../src/platform/errors.ts'
import { useTestDatabase } from '../../support/database.ts'
import { query } from '../../support/processes.ts'

const connect = async (url: string): Promise<Client> => {
  const client = new Client(url)
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

test('the tables are all that the migrations make, and none of somebody else', async () => {
  const { url } = await useTestDatabase('empty')
  const made = await query(
    url,
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations' ORDER BY 1`,
  )
  await query(url, 'CREATE TABLE stranger (id int)')
  const tables = await listTables(await connect(url))
  expect(tables.map(({ name }) => ({ name })).sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(made)
})

test('a table comes after those that it refers to, but for what is derived', async () => {
  const { url } = await useTestDatabase('empty')
  const names = (await listStoredTables(await connect(url))).map(({ name }) => name)
  const links = await query(
    url,
    `SELECT child.relname AS child, parent.relname AS parent FROM pg_constraint
     JOIN pg_class child ON child.oid = conrelid JOIN pg_class parent ON parent.oid = confrelid
     WHERE contype = 'f' AND conrelid <> confrelid AND child.relname NOT IN ('EntityName', 'MeetingListing') AND conname <> 'Meeting_currentReportId_fkey'`,
  )
  expect(links.length).toBeGreaterThan(40)
  expect(links.filter(({ child, parent }) => names.indexOf(parent) >= names.indexOf(child))).toEqual([])
})

test('generated columns are left out', async () => {
  const { url } = await useTestDatabase('empty')
  await query(
    url,
    `ALTER TABLE "Place" ADD COLUMN search tsvector GENERATED ALWAYS AS (to_tsvector('simple', name)) STORED`,
  )
  const place = (await listTables(await connect(url))).find(({ name }) => name === 'Place')
  expect(place?.columns).not.toContain('search')
})

test('emptying deletes every row and leaves tables, migrations and the tables of others', async () => {
  const { url } = await useTestDatabase('seeded')
  await query(url, 'CREATE TABLE stranger AS SELECT 1 AS id')
  expect(await empty(url)).toMatchObject({ Article: 2 })
  expect(Object.values(await empty(url)).every((count) => count === 0)).toBe(true)
  expect(await query(url, 'SELECT count(*)::int FROM "EntityName"')).toEqual([{ count: 0 }])
  expect(await query(url, 'SELECT count(*) > 0 AS kept FROM _prisma_migrations')).toEqual([{ kept: true }])
  expect(await query(url, 'SELECT * FROM stranger')).toEqual([{ id: 1 }])
})

test('what a table of somebody else refers to is not deleted', async () => {
  const { url } = await useTestDatabase('seeded')
  await query(
    url,
    'CREATE TABLE stranger AS SELECT id FROM "Place"; ALTER TABLE stranger ADD FOREIGN KEY (id) REFERENCES "Place"',
  )
  await expect(empty(url)).rejects.toThrow(
    new UserError(
      'The database was not emptied: Table "stranger" references "Place". Drop that table, which is not ours, or its foreign key.',
    ),
  )
  expect(await query(url, 'SELECT count(*)::int FROM "Article"')).toEqual([{ count: 2 }])
})
