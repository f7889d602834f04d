import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { isRunning, markOf } from '../../../src/platform/embedded/process-marks.ts'
import { findServer } from '../../support/find-server.ts'
import { createFolder } from '../../support/leftovers.ts'
import { installProgram, query, startUser } from '../../support/processes.ts'
import { waitUntil } from '../../support/wait-until.ts'

const kill = async (pid: number | null): Promise<void> => {
  if (pid === null) throw new Error('nothing to kill')
  const mark = markOf(pid)
  process.kill(pid, 'SIGKILL')
  await waitUntil(() => !isRunning(mark))
}

describe('the embedded server', () => {
  let program: string
  let dataDir: string

  beforeAll(async () => {
    program = await installProgram()
    dataDir = createFolder()
    const user = await startUser(program, dataDir)
    await query(user.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
    await user.end('stop')
  })

  /** The next process gets everything that was written, and stops the server when it leaves. */
  const expectToWork = async () => {
    const user = await startUser(program, dataDir)
    expect(await query(user.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
    await user.end('stop')
    expect(findServer(dataDir)).toBeNull()
    return user
  }

  test('is joined and then stopped by the next process where its own was killed', async () => {
    const killed = await startUser(program, dataDir)
    const server = findServer(dataDir)
    await killed.end('kill')
    expect(findServer(dataDir)).toBe(server)
    const next = await expectToWork()
    expect(next.url).toBe(killed.url)
  })

  test('is started anew where it was killed together with its process', async () => {
    const killed = await startUser(program, dataDir)
    await query(killed.url, 'UPDATE kept SET answer = 42')
    await kill(findServer(dataDir))
    await killed.end('kill')
    await expectToWork()
  })

  test('is started anew by the next process where it was killed alone', async () => {
    const bereft = await startUser(program, dataDir)
    await kill(findServer(dataDir))
    const next = await startUser(program, dataDir)
    expect(await query(next.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
    await bereft.end('stop')
    await next.end('stop')
    expect(findServer(dataDir)).toBeNull()
  })

  test('is started anew where it was killed with a statement under way that does not notice', async () => {
    const killed = await startUser(program, dataDir)
    const busy = query(killed.url, 'SELECT count(*) FROM generate_series(1, 5000000)').catch((error) => error)
    await sleep(200)
    await kill(findServer(dataDir))
    await killed.end('kill')
    await expectToWork()
    await busy
  })

  test('is waited for while it is still ending', async () => {
    const first = await startUser(program, dataDir)
    const server = findServer(dataDir)
    await first.end('kill')
    // At SIGTERM the server lets nobody in any more, and waits until those who are in have gone.
    const last = query(first.url, 'SELECT pg_sleep(1)')
    await sleep(200)
    process.kill(server ?? 0, 'SIGTERM')
    await expectToWork()
    await last
  })

  test('is started where another program has the process id of one that was killed', async () => {
    const killed = await startUser(program, dataDir)
    await kill(findServer(dataDir))
    await killed.end('kill')
    const file = join(dataDir, 'postgres', 'data', 'postmaster.pid')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(process.pid)))
    await expectToWork()
  })

  test('is started where killed processes left the lock and their names behind', async () => {
    const { pid } = process
    mkdirSync(join(dataDir, 'users'), { recursive: true })
    writeFileSync(join(dataDir, 'users', `${pid} 1.earlier`), '')
    writeFileSync(join(dataDir, 'lock'), `${pid} 1`)
    await expectToWork()
    writeFileSync(join(dataDir, 'lock'), '')
    await expectToWork()
  })

  test('takes another port where its own is taken', async () => {
    const before = await startUser(program, dataDir)
    await before.end('stop')
    const port = Number(new URL(before.url).port)
    const squatter = createServer().listen(port, '127.0.0.1')
    await once(squatter, 'listening')
    const after = await expectToWork()
    squatter.close()
    expect(after.url).not.toBe(before.url)
  })

  test('is made from the beginning where a first start was killed half way', async () => {
    const fresh = createFolder()
    const child = spawn(process.execPath, [program, fresh], { stdio: 'ignore' })
    await waitUntil(() => readdirSync(fresh).some((name) => name.startsWith('postgres.new-')))
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(existsSync(join(fresh, 'postgres'))).toBe(false)
    const user = await startUser(program, fresh)
    await user.end('stop')
    expect(readdirSync(fresh).sort()).toEqual(['postgres', 'users'])
  })

  test('survives the signals that a terminal sends to the whole group of its process', async () => {
    const starter = spawn(process.execPath, [program, dataDir], {
      stdio: ['pipe', 'ignore', 'inherit'],
      detached: true,
    })
    await waitUntil(() => findServer(dataDir) !== null)
    const server = findServer(dataDir)
    const other = await startUser(program, dataDir)
    process.kill(-(starter.pid ?? 0), 'SIGINT')
    await once(starter, 'exit')
    expect(findServer(dataDir)).toBe(server)
    expect(await query(other.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await other.end('stop')
  })
})
