import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { UserError } from '../../src/platform/errors.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { copyDatabase, dropDatabase, urlOf } from '../support/databases.ts'
import { createFolder } from '../support/leftovers.ts'
import { query } from '../support/processes.ts'

const folder = path.join(projectRoot, 'prisma', 'migrations')

const listMigrationFolders = async (): Promise<string[]> =>
  (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name)

/** The address of a new database that holds nothing at all. */
const createBareDatabase = async (): Promise<string> => {
  const serverUrl = inject('serverUrl')
  const name = await copyDatabase(serverUrl, 'template0')
  onTestFinished(() => dropDatabase(serverUrl, name))
  return urlOf(serverUrl, name)
}

/** A folder of migrations: their SQL by their names. */
const createMigrations = async (migrations: Readonly<Record<string, string>>): Promise<string> => {
  const root = createFolder()
  await writeFile(path.join(root, 'migration_lock.toml'), 'provider = "postgresql"\n')
  for (const [name, sql] of Object.entries(migrations)) await writeMigration(root, name, sql)
  return root
}

const writeMigration = async (root: string, name: string, sql: string): Promise<void> => {
  await mkdir(path.join(root, name), { recursive: true })
  await writeFile(path.join(root, name, 'migration.sql'), sql)
}

const selectHistory = `
  SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished, applied_steps_count AS steps
  FROM _prisma_migrations ORDER BY migration_name`

const two = { '1_first': 'CREATE TABLE first (id int)', '2_second': 'CREATE TABLE second (id int)' }

test('an empty database gets every migration, in the order of their names, with the history that Prisma keeps', async () => {
  const url = await createBareDatabase()
  const names = (await listMigrationFolders()).sort()
  expect(await migrate(url)).toEqual(names)
  const rows = await Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(folder, name, 'migration.sql'))
      return { name, checksum: createHash('sha256').update(sql).digest('hex'), finished: true, steps: 1 }
    }),
  )
  expect(await query(url, selectHistory)).toEqual(rows)
  expect(await query(url, 'SELECT * FROM "Article"')).toEqual([])
})

test('a second call does nothing', async () => {
  const url = await createBareDatabase()
  await migrate(url)
  const before = await query(url, 'SELECT * FROM _prisma_migrations ORDER BY migration_name')
  expect(await migrate(url)).toEqual([])
  expect(await query(url, 'SELECT * FROM _prisma_migrations ORDER BY migration_name')).toEqual(before)
})

test('a database of an older release gets what it lacks', async () => {
  const url = await createBareDatabase()
  const root = await createMigrations({ '1_first': two['1_first'] })
  await migrate(url, { folder: root })
  await writeMigration(root, '2_second', two['2_second'])
  expect(await migrate(url, { folder: root })).toEqual(['2_second'])
})

test('of several at once on one database, one works and the others wait', async () => {
  const url = await createBareDatabase()
  const root = await createMigrations({ '1_slow': 'SELECT pg_sleep(0.3); CREATE TABLE slow (id int)', ...two })
  const applied = await Promise.all([
    migrate(url, { folder: root }),
    migrate(url, { folder: root }),
    migrate(url, { folder: root }),
  ])
  expect(applied.sort((a, b) => a.length - b.length)).toEqual([[], [], ['1_first', '1_slow', '2_second']])
})

test('a migration that Prisma has rolled back is applied again', async () => {
  const url = await createBareDatabase()
  const root = await createMigrations(two)
  await migrate(url, { folder: root })
  await query(
    url,
    `UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = '2_second'; DROP TABLE second`,
  )
  expect(await migrate(url, { folder: root })).toEqual(['2_second'])
})

test.for([
  {
    wrong: 'an unfinished migration',
    sql: `UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '1_first'`,
    message:
      'The migration 1_first was begun on this database and not finished. Mend the database, then run "npx prisma migrate resolve".',
  },
  {
    wrong: 'a migration of a newer release',
    sql: `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('${randomUUID()}', '', '9_newer', now())`,
    message:
      'The database has the migration 9_newer, which this release does not know: a newer release made it. Run that release.',
  },
  {
    wrong: 'a migration changed after it was applied',
    sql: `UPDATE _prisma_migrations SET checksum = 'other' WHERE migration_name = '1_first'`,
    message:
      'The migration 1_first was changed after it was applied to this database. Restore prisma/migrations/1_first/migration.sql.',
  },
])('a database with $wrong is refused, and nothing is applied to it', async ({ sql, message }) => {
  const url = await createBareDatabase()
  const root = await createMigrations({ '1_first': two['1_first'] })
  await migrate(url, { folder: root })
  await writeMigration(root, '2_second', two['2_second'])
  await query(url, sql)
  await expect(migrate(url, { folder: root })).rejects.toThrow(new UserError(message))
  expect(await query(url, `SELECT to_regclass('second') AS second`)).toEqual([{ second: null }])
})

/** A database that a newer release has migrated: this one knows `1_first` alone. */
const createNewerDatabase = async (newer: Readonly<Record<string, string>>) => {
  const url = await createBareDatabase()
  const first = { '1_first': two['1_first'] }
  await migrate(url, { folder: await createMigrations({ ...first, ...newer }) })
  const heard: (readonly string[])[] = []
  const onNewer = (names: readonly string[]) => void heard.push(names)
  return { url, folder: await createMigrations(first), heard, onNewer }
}

const compatible = {
  '2_notes_compatible': 'CREATE TABLE notes (id int)',
  '3_more_compatible': 'CREATE TABLE more (id int)',
}

const refusal = (name: string) =>
  new UserError(
    `The database has the migration ${name}, which this release does not know: a newer release made it. Run that release.`,
  )

describe('a database that a newer release has migrated', () => {
  test('is used by this one where every newer migration is marked as compatible: it says so, and changes nothing', async () => {
    const { url, folder, heard, onNewer } = await createNewerDatabase(compatible)
    const before = await query(url, selectHistory)
    expect(await migrate(url, { folder, onNewer })).toEqual([])
    expect(heard).toEqual([['2_notes_compatible', '3_more_compatible']])
    expect(await query(url, selectHistory)).toEqual(before)
  })

  test('is refused where one of them is not', async () => {
    const { url, folder, heard, onNewer } = await createNewerDatabase({ ...compatible, '4_other': 'DROP TABLE first' })
    await expect(migrate(url, { folder, onNewer })).rejects.toThrow(refusal('4_other'))
    expect(heard).toEqual([])
  })

  test('is refused by what has to know all tables', async () => {
    const { url, folder } = await createNewerDatabase(compatible)
    await expect(migrate(url, { folder })).rejects.toThrow(refusal('2_notes_compatible'))
  })

  test('is refused where one of them was not finished', async () => {
    const { url, folder, onNewer } = await createNewerDatabase(compatible)
    await query(url, `UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '3_more_compatible'`)
    await expect(migrate(url, { folder, onNewer })).rejects.toThrow('The migration 3_more_compatible was begun')
  })

  test('is refused where it lacks a migration of this one: then it is of another line of releases', async () => {
    const { url, folder, onNewer } = await createNewerDatabase(compatible)
    await writeMigration(folder, '1_other', 'CREATE TABLE other (id int)')
    await expect(migrate(url, { folder, onNewer })).rejects.toThrow(refusal('2_notes_compatible'))
    expect(await query(url, `SELECT to_regclass('other') AS other`)).toEqual([{ other: null }])
  })

  test('is refused where one of them is no newer than the last one of this release', async () => {
    const { url, folder, onNewer } = await createNewerDatabase({ '0_older_compatible': 'SELECT 1' })
    await expect(migrate(url, { folder, onNewer })).rejects.toThrow(refusal('0_older_compatible'))
  })
})

test('a migration that fails changes nothing and is named; those before it stay, and it can be mended', async () => {
  const url = await createBareDatabase()
  const root = await createMigrations({ ...two, '2_second': `${two['2_second']}; SELECT 1 / 0` })
  await expect(migrate(url, { folder: root })).rejects.toThrow(
    new UserError('The migration 2_second failed and changed nothing: division by zero.'),
  )
  expect(await query(url, `SELECT to_regclass('first')::text AS first, to_regclass('second')::text AS second`)).toEqual(
    [{ first: 'first', second: null }],
  )
  await writeMigration(root, '2_second', two['2_second'])
  expect(await migrate(url, { folder: root })).toEqual(['2_second'])
})

test('a migration that cannot be entered in the history changes nothing either', async () => {
  const url = await createBareDatabase()
  const root = await createMigrations({ '1_first': `${two['1_first']}; ALTER TABLE _prisma_migrations RENAME TO lost` })
  await expect(migrate(url, { folder: root })).rejects.toThrow(
    new UserError('The migration 1_first failed and changed nothing: relation "_prisma_migrations" does not exist.'),
  )
  expect(await query(url, `SELECT to_regclass('first') AS first, to_regclass('lost') AS lost`)).toEqual([
    { first: null, lost: null },
  ])
})

/** The address of a database for a new user who may connect to it, and no more. */
const asNewUser = async (url: string): Promise<string> => {
  const serverUrl = inject('serverUrl')
  const role = `readout_test_${randomUUID().replaceAll('-', '')}`
  await query(serverUrl, `CREATE ROLE ${role} LOGIN PASSWORD 'secret'`)
  onTestFinished(async () => {
    await query(url, `DROP OWNED BY ${role}`)
    await query(serverUrl, `DROP ROLE ${role}`)
  })
  return Object.assign(new URL(url), { username: role, password: 'secret' }).href
}

test('a user who may not make tables is told what the owner can run, and that is enough', async () => {
  const url = await createBareDatabase()
  const usersUrl = await asNewUser(url)
  const { username, pathname } = new URL(usersUrl)
  const [to, onto] = [`"${username}"`, `"${pathname.slice(1)}"`]
  const grants = `GRANT CREATE ON DATABASE ${onto} TO ${to}; GRANT CREATE ON SCHEMA public TO ${to};`
  const advice = `Connect as the database's owner, or have the owner run: ${grants}`
  await expect(migrate(usersUrl)).rejects.toThrow(
    new UserError(`The database cannot be migrated: permission denied for schema public. ${advice}`),
  )
  await query(url, `GRANT CREATE ON SCHEMA public TO ${to}`)
  await expect(migrate(usersUrl)).rejects.toThrow(
    new UserError(
      'The migration 20261122000000_tables failed and changed nothing: permission denied to create extension "pg_trgm". ' +
        advice,
    ),
  )
  await query(url, grants)
  expect(await migrate(usersUrl)).toEqual((await listMigrationFolders()).sort())
})

test('a database that takes no writes is refused in one line', async () => {
  const url = new URL(await createBareDatabase())
  url.searchParams.set('options', '-c default_transaction_read_only=on')
  await expect(migrate(url.href)).rejects.toThrow(
    new UserError('The database cannot be migrated: cannot execute CREATE TABLE in a read-only transaction.'),
  )
})
