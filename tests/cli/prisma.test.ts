import { type ExecFileException, execFile } from 'node:child_process'
import path from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { projectRoot } from '../../src/platform/project-root.ts'
import { useTestDatabase } from '../support/database.ts'
import { copyDatabase, dropDatabase, urlOf } from '../support/databases.ts'
import { query } from '../support/processes.ts'

/** Runs one of the programs that Prisma's commands run, on a database. */
const run = (databaseUrl: string, program: string, ...args: readonly string[]) => {
  const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl }
  const argv = ['--import', 'tsx', path.join(projectRoot, program), ...args]
  return new Promise<{ code: ExecFileException['code']; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, argv, { cwd: projectRoot, env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    )
  })
}

const createBareDatabase = async (): Promise<string> => {
  const serverUrl = inject('serverUrl')
  const name = await copyDatabase(serverUrl, 'template0')
  onTestFinished(() => dropDatabase(serverUrl, name))
  return urlOf(serverUrl, name)
}

const findArticles = async (url: string) => (await query(url, `SELECT to_regclass('"Article"')::text AS name`))[0].name

test('prisma studio finds a new database with its tables; prisma migrate makes them itself', async () => {
  const url = await createBareDatabase()
  expect(await run(url, 'prisma.config.ts', 'migrate', 'status')).toMatchObject({ code: 0, stderr: '' })
  expect(await findArticles(url)).toBeNull()
  expect(await run(url, 'prisma.config.ts', 'studio')).toMatchObject({ code: 0, stderr: '' })
  expect(await findArticles(url)).toBe('"Article"')
}, 60_000)

test.for(['--bogus', '--replace', 'some-slug'])(
  'prisma db seed with wrong arguments, %s, gives its usage in one line',
  { timeout: 60_000 },
  async (argument) => {
    const { url } = await useTestDatabase()
    expect(await run(url, 'prisma/seed.ts', argument)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'Usage: npx prisma db seed [-- --replace <slug> …]\n',
    })
    expect(await query(url, 'SELECT count(*)::int FROM "Article"')).toEqual([{ count: 0 }])
  },
)
