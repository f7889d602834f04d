import { chmodSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { findServer } from '../../support/find-server.ts'
import { createFolder } from '../../support/leftovers.ts'
import { installProgram, ordinaryUser, query, startUser } from '../../support/processes.ts'
import { canUnshare, runsAsRoot } from './privileges.ts'

/** An environment in which unshare is refused, as it is in many containers. */
const withoutUnshare = (): { env: NodeJS.ProcessEnv } => {
  const folder = createFolder()
  chmodSync(folder, 0o755)
  const refusal = '#!/bin/sh\necho "unshare: unshare failed: Operation not permitted" >&2\nexit 1\n'
  writeFileSync(join(folder, 'unshare'), refusal, { mode: 0o755 })
  return { env: { ...process.env, PATH: `${folder}:${process.env.PATH}` } }
}

describe('the embedded server', () => {
  let program: string
  beforeAll(async () => {
    program = await installProgram('copied')
  })

  const expectToWork = async (dataDir: string, as: object) => {
    const user = await startUser(program, dataDir, as)
    expect(await query(user.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await user.end('stop')
    expect(findServer(dataDir)).toBeNull()
  }

  test('runs for an ordinary user', async () => {
    const dataDir = createFolder(ordinaryUser)
    await expectToWork(dataDir, ordinaryUser)
    await expectToWork(dataDir, ordinaryUser)
  })

  test.skipIf(!runsAsRoot || !canUnshare)(
    'runs for root below a directory that is closed to all others (needs root and unshare)',
    async () => {
      const dataDir = join(createFolder(), 'data')
      await expectToWork(dataDir, {})
      expect(statSync(join(dataDir, 'postgres', 'data'))).toMatchObject({ uid: 0, mode: 0o40700 })
    },
  )

  test.skipIf(!runsAsRoot)(
    'runs for root where unshare is refused, as another user to whom the directory is given (needs root)',
    async () => {
      const parent = createFolder()
      chmodSync(parent, 0o755)
      const dataDir = join(parent, 'data')
      await expectToWork(dataDir, withoutUnshare())
      expect(statSync(join(dataDir, 'postgres', 'data')).uid).not.toBe(0)
      await expectToWork(dataDir, withoutUnshare())
    },
  )

  test.skipIf(!runsAsRoot || !canUnshare)(
    'goes on where unshare was permitted once and is no longer (needs root and unshare)',
    async () => {
      const parent = createFolder()
      chmodSync(parent, 0o755)
      const dataDir = join(parent, 'data')
      await expectToWork(dataDir, {})
      await expectToWork(dataDir, withoutUnshare())
      await expectToWork(dataDir, {})
    },
  )

  test.skipIf(!runsAsRoot)(
    'says what to do where that other user cannot reach the directory (needs root)',
    async () => {
      const dataDir = join(createFolder(), 'data')
      await expect(startUser(program, dataDir, withoutUnshare())).rejects.toThrow(
        /^PostgreSQL could not create a database in .*Permission denied\. Start Readout as the user .* or set READOUT_DATA_DIR/,
      )
    },
  )

  test.skipIf(!runsAsRoot)('says what to do where root can be nobody else (needs root)', async () => {
    const closed = await installProgram('copied')
    chmodSync(dirname(closed), 0o700)
    await expect(startUser(closed, createFolder(), withoutUnshare())).rejects.toThrow(
      /^PostgreSQL refuses to run as root, .*: start Readout as an ordinary user, or name a PostgreSQL 15\+ server in DATABASE_URL\.$/,
    )
  })

  test.skipIf(!runsAsRoot)(
    'runs for root on the directory of an ordinary user, who can use it again (needs root)',
    async () => {
      const dataDir = createFolder(ordinaryUser)
      await expectToWork(dataDir, ordinaryUser)
      await expectToWork(dataDir, {})
      await expectToWork(dataDir, ordinaryUser)
    },
  )
})
