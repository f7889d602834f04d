import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabaseServer } from '../../src/platform/database-server.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { canMountAsRoot } from '../platform/embedded/privileges.ts'
import { findServer } from '../support/find-server.ts'
import { growSeeds } from '../support/grown-seeds.ts'
import { createFolder } from '../support/leftovers.ts'
import { installSeeds } from '../support/seed-program.ts'
import { expectAll, rowsOf, told } from './loads.ts'

/** A disk of its own, of 200 MB; gone when the test is finished. */
const mountDisk = (): string => {
  const disk = path.join(createFolder(), 'disk')
  mkdirSync(disk)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=200m', 'tmpfs', disk])
  onTestFinished(() => void spawnSync('umount', ['--lazy', disk]))
  return disk
}

/** Takes all the room that a disk has left, to the last byte. Returns what gives it back. */
const fill = (disk: string): (() => void) => {
  const file = path.join(disk, 'everything-else')
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(file, Buffer.alloc(bavail * bsize))
  return () => rmSync(file)
}

test.runIf(canMountAsRoot)(
  'a load onto a disk that is full says so in one line, leaves all as it was, and does all of it when there is room',
  async () => {
    const disk = mountDisk()
    const dataDir = path.join(disk, 'data')
    const server = await openDatabaseServer({ dataDir })
    onTestFinished(() => server.stop())
    await migrate(server.url)
    const env = { DATABASE_URL: server.url }
    expect(await installSeeds('seeds')(env).ended).toMatchObject({ code: 0 })
    const before = await rowsOf(server.url)
    const load = installSeeds(await growSeeds(20))
    const makeRoom = fill(disk)
    expect(statfsSync(disk).bavail).toBe(0)
    expect(await load(env).ended).toMatchObject({
      code: 1,
      stdout: '',
      stderr: told('The database’s disk is full \\(.*No space left.*\\), and nothing was changed: .*'),
    })
    expect(await load({ READOUT_DATA_DIR: dataDir }).ended).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^The data directory .* is on a full disk .*\n$/),
    })
    expect(await rowsOf(server.url)).toEqual(before)
    await server.stop()
    expect(findServer(dataDir)).toBeNull()
    makeRoom()
    const more = installSeeds(await growSeeds(1))
    await expectAll({ load: () => more({ READOUT_DATA_DIR: dataDir }) })
  },
)
