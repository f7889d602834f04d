import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { projectRoot } from '../../src/platform/project-root.ts'
import { useTestDatabase } from '../support/database.ts'
import { findServer } from '../support/find-server.ts'
import { createFolder, killAtLast } from '../support/leftovers.ts'
import { query } from '../support/processes.ts'
import { waitUntil } from '../support/wait-until.ts'

type Command = 'url' | 'backup' | 'restore' | 'empty'

/** On which database a command works: a named one, or the embedded one in a folder. */
type On = { DATABASE_URL: string } | { READOUT_DATA_DIR: string }

const argumentsFor = (command: Command, args: readonly string[]) => [
  '--import',
  'tsx',
  path.join(projectRoot, 'src', 'cli', `database-${command}.ts`),
  ...args,
]

const optionsFor = (on: On) => ({ cwd: projectRoot, env: { PATH: process.env.PATH, ...on } })

/** Runs a command to its end. */
const run = (on: On, command: Command, ...args: readonly string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(process.execPath, argumentsFor(command, args), optionsFor(on), (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    )
  })

test('a database goes by a backup from its server to an embedded one, to another embedded one, and back', async () => {
  const named = { DATABASE_URL: (await useTestDatabase('seeded')).url }
  const folder = createFolder()
  const first = { READOUT_DATA_DIR: path.join(folder, 'first') }
  const second = { READOUT_DATA_DIR: path.join(folder, 'second') }
  const [a, b] = [path.join(folder, 'a.jsonl'), path.join(folder, 'b.jsonl')]

  const backup = await run(named, 'backup', a)
  expect(backup).toMatchObject({ code: 0, stderr: '' })
  expect(backup.stdout).toMatch(/^backed up \d+ rows \(.*Article 2.*\) to .*a\.jsonl\n$/)
  const restored = backup.stdout.replace(/^backed up (.*) to .*\n$/, 'restored $1 from ')

  expect(await run(first, 'restore', a)).toMatchObject({ code: 0, stdout: `${restored}${a}\n` })
  expect(findServer(first.READOUT_DATA_DIR)).toBeNull()
  expect(await run(first, 'backup', b)).toMatchObject({ code: 0 })
  expect(await run(second, 'restore', b)).toMatchObject({ code: 0, stdout: `${restored}${b}\n` })
  const target = await useTestDatabase('empty')
  expect(await run({ DATABASE_URL: target.url }, 'restore', b)).toMatchObject({ code: 0, stdout: `${restored}${b}\n` })
  expect(await query(target.url, 'SELECT * FROM "Citation" ORDER BY id')).toEqual(
    await query(named.DATABASE_URL, 'SELECT * FROM "Citation" ORDER BY id'),
  )
}, 120_000)

test('emptying asks for --yes, and says what would be deleted', async () => {
  const { url } = await useTestDatabase('seeded')
  const on = { DATABASE_URL: url }
  const { host, pathname } = new URL(url)
  const articles = () => query(url, 'SELECT count(*)::int FROM "Article"')

  const asked = await run(on, 'empty')
  expect(asked).toMatchObject({ code: 1, stdout: '' })
  expect(asked.stderr).toMatch(
    /^This would delete \d+ rows \(.*Article 2.*\) from .*: to do it, run "npm run database:empty -- --yes".\n$/,
  )
  expect(asked.stderr).toContain(` from ${host}${pathname}: `)
  expect(await articles()).toEqual([{ count: 2 }])

  const done = await run(on, 'empty', '--yes')
  expect(done).toMatchObject({ code: 0, stderr: '' })
  expect(done.stdout).toMatch(/^deleted \d+ rows \(.*Article 2.*\) from /)
  expect(await articles()).toEqual([{ count: 0 }])
  expect(await run(on, 'empty', '--yes')).toMatchObject({ code: 0, stdout: `deleted 0 rows from ${host}${pathname}\n` })
}, 60_000)

test('wrong arguments give the usage in one line, before a database is made', async () => {
  const on = { READOUT_DATA_DIR: path.join(createFolder(), 'data') }
  const usage = (command: string) => ({ code: 1, stdout: '', stderr: `Usage: npm run database:${command}\n` })
  expect(await run(on, 'backup')).toEqual(usage('backup -- <file>'))
  expect(await run(on, 'restore')).toEqual(usage('restore -- <file>'))
  expect(await run(on, 'restore', 'a', 'b')).toEqual(usage('restore -- <file>'))
  expect(await run(on, 'empty', '--force')).toEqual(usage('empty -- --yes'))
  expect(existsSync(on.READOUT_DATA_DIR)).toBe(false)
}, 60_000)

test('a failure is one line on stderr and exit code 1', async () => {
  const { url } = await useTestDatabase('seeded')
  const file = path.join(createFolder(), 'none.jsonl')
  expect(await run({ DATABASE_URL: url }, 'restore', file)).toEqual({
    code: 1,
    stdout: '',
    stderr: `The backup ${file} cannot be read (ENOENT: no such file or directory, open '${file}'): name a file that this user can read.\n`,
  })
}, 60_000)

test('the address of a named database is printed as it is', async () => {
  const { url } = await useTestDatabase('empty')
  expect(await run({ DATABASE_URL: url }, 'url')).toEqual({ code: 0, stdout: `${url}\n`, stderr: '' })
}, 60_000)

test('the address of an embedded database works until Ctrl-C, and a second call only prints it', async () => {
  const on = { READOUT_DATA_DIR: path.join(createFolder(), 'data') }
  const child = spawn(process.execPath, argumentsFor('url', []), {
    ...optionsFor(on),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  killAtLast(child)
  const exited = once(child, 'exit')
  const notes = text(child.stderr)
  const [url] = await once(createInterface(child.stdout), 'line')
  expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  expect(await run(on, 'url')).toEqual({ code: 0, stdout: `${url}\n`, stderr: '' })
  expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  child.kill('SIGINT')
  expect(await exited).toEqual([0, null])
  expect(await notes).toBe(
    `Creating a database in ${on.READOUT_DATA_DIR}, this once\nThe database runs until Ctrl-C.\n`,
  )
  expect(findServer(on.READOUT_DATA_DIR)).toBeNull()
}, 60_000)

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)(
  'a command that %s ends leaves its embedded database stopped, with exit code %i',
  async (signal, code) => {
    const on = { READOUT_DATA_DIR: path.join(createFolder(), 'data') }
    const child = spawn(process.execPath, argumentsFor('empty', ['--yes']), { ...optionsFor(on), stdio: 'ignore' })
    killAtLast(child)
    const exited = once(child, 'exit')
    await waitUntil(() => findServer(on.READOUT_DATA_DIR) !== null)
    child.kill(signal)
    expect(await exited).toEqual([code, null])
    await waitUntil(() => findServer(on.READOUT_DATA_DIR) === null)
  },
  60_000,
)
