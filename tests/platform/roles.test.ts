import { cp, readdir } from 'node:fs/promises'
import path from 'node:path'
import { pino } from 'pino'
import { expect, inject, onTestFinished, test } from 'vitest'
import { createAsOf } from '../../src/platform/as-of.ts'
import { createDatabase } from '../../src/platform/database.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { useTestDatabase } from '../support/database.ts'
import { copyDatabase, dropDatabase, urlOf } from '../support/databases.ts'
import { createFolder } from '../support/leftovers.ts'
import { query } from '../support/processes.ts'
import { useRole } from '../support/roles.ts'

const migrations = path.join(projectRoot, 'prisma', 'migrations')

/** The migrations up to one, in a folder of their own. */
const migrationsUntil = async (last: string): Promise<string> => {
  const folder = createFolder()
  const names = (await readdir(migrations)).filter((name) => name <= last)
  await Promise.all(names.map((name) => cp(path.join(migrations, name), path.join(folder, name), { recursive: true })))
  return folder
}

test('a database of a role that is no superuser is migrated in as many steps as there are migrations', async () => {
  const serverUrl = inject('serverUrl')
  const name = await copyDatabase(serverUrl, 'template0')
  onTestFinished(() => dropDatabase(serverUrl, name))
  const bare = urlOf(serverUrl, name)
  const url = await useRole(
    bare,
    (role) => `ALTER DATABASE ${name} OWNER TO ${role}; GRANT ALL ON SCHEMA public TO ${role}`,
  )
  const steps = (await readdir(migrations)).filter((each) => /^\d/.test(each)).sort()
  for (const step of steps) expect(await migrate(url, { folder: await migrationsUntil(step) })).toEqual([step])
})

test('a role that may not read what was known on a day is told so, and not answered as of today', async () => {
  const kb = await useTestDatabase('seeded')
  const read = (schema: string, role: string) =>
    `GRANT USAGE ON SCHEMA ${schema} TO ${role}; GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${role};`
  const openAs = async (schemas: string[]) => {
    const url = await useRole(kb.url, (role) => schemas.map((schema) => read(schema, role)).join(''))
    const database = createDatabase({ url, logger: pino({ level: 'silent' }), poolSize: 1 })
    onTestFinished(() => database.$disconnect())
    return database
  }
  const countOn = createAsOf(await openAs(['public']))
  await expect(countOn('2023-12-31', (past) => past.article.count())).rejects.toThrow(
    'permission denied for schema as_of',
  )
  const known = createAsOf(await openAs(['public', 'as_of']))
  expect(await known('2023-12-31', (past) => past.article.count())).toBe(1)
  expect(await query(kb.url, 'SELECT count(*)::int AS count FROM "Article"')).toEqual([{ count: 2 }])
})
