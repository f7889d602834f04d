import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { openEmbeddedServer } from '../../../src/platform/embedded/embedded-server.ts'
import { findServer } from '../../support/find-server.ts'
import { createFolder } from '../../support/leftovers.ts'
import { installProgram, query, startUser } from '../../support/processes.ts'
import { waitUntil } from '../../support/wait-until.ts'

describe('the embedded server', () => {
  let program: string
  let dataDir: string
  beforeAll(async () => {
    program = await installProgram()
    dataDir = join(createFolder(), 'new', 'data')
  })

  test('is made at the first start, in a directory that is open to its owner alone', async () => {
    const user = await startUser(program, dataDir)
    expect(user.embedded).toBe(true)
    expect(user.url).toMatch(/^postgresql:\/\/readout:[0-9a-f]{48}@127\.0\.0\.1:\d+\/readout$/)
    expect(statSync(dataDir).mode & 0o777).toBe(0o700)
    expect(statSync(join(dataDir, 'postgres', 'password')).mode & 0o777).toBe(0o600)
    await user.end('stop')
    expect(findServer(dataDir)).toBeNull()
  })

  test('listens to this machine alone, asks for its password and writes to disk', async () => {
    const user = await startUser(program, dataDir)
    const [settings] = await query(
      user.url,
      `SELECT current_setting('listen_addresses') AS addresses, current_setting('unix_socket_directories') AS sockets,
        current_setting('fsync') AS fsync, current_setting('server_encoding') AS encoding`,
    )
    expect(settings).toEqual({ addresses: '127.0.0.1', sockets: '', fsync: 'on', encoding: 'UTF8' })
    await expect(query(user.url.replace(/:[0-9a-f]{48}@/, ':wrong@'), 'SELECT')).rejects.toThrow(
      'password authentication failed',
    )
    await user.end('stop')
  })

  test('sorts by code point, folds case and finds words in every script', async () => {
    const user = await startUser(program, dataDir)
    const [row] = await query(
      user.url,
      `SELECT (SELECT string_agg(x, ' ' ORDER BY x) FROM unnest('{b,A,é,a,Z}'::text[]) AS x) AS sorted, lower('ŠÉ') AS lower,
        to_tsvector('simple', '“Ma’s 习近平”')::text AS words`,
    )
    expect(row).toEqual({ sorted: 'A Z a b é', lower: 'šé', words: "'ma':1 's':2 '习近平':3" })
    await user.end('stop')
  })

  test('keeps its address and what was written from one start to the next', async () => {
    const first = await startUser(program, dataDir)
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
    await first.end('stop')
    const second = await startUser(program, dataDir)
    expect(second.url).toBe(first.url)
    expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
    await second.end('stop')
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('is stopped by a process that ends at %s', async (signal) => {
    const user = await startUser(program, dataDir)
    expect(findServer(dataDir)).not.toBeNull()
    process.kill(user.pid, signal)
    await waitUntil(() => findServer(dataDir) === null)
  })

  test('is joined by a second process, and stopped by whichever leaves last', async () => {
    const first = await startUser(program, dataDir)
    const server = findServer(dataDir)
    const second = await startUser(program, dataDir)
    expect(second.url).toBe(first.url)
    expect(findServer(dataDir)).toBe(server)
    await first.end('stop')
    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await second.end('stop')
    expect(findServer(dataDir)).toBeNull()
  })

  test('is stopped by a process that ends without having said so', async () => {
    const first = await startUser(program, dataDir)
    const second = await startUser(program, dataDir)
    await second.end('exit')
    expect(findServer(dataDir)).not.toBeNull()
    await first.end('exit')
    await waitUntil(() => findServer(dataDir) === null)
  })

  test('is left within two seconds by a process that exits, even where it does not end itself so soon', async () => {
    const user = await startUser(program, dataDir)
    const server = findServer(dataDir) ?? 0
    process.kill(server, 'SIGSTOP')
    try {
      const startedAt = performance.now()
      await user.end('exit')
      expect(performance.now() - startedAt).toBeLessThan(2_500)
    } finally {
      process.kill(server, 'SIGCONT')
    }
    await waitUntil(() => findServer(dataDir) === null)
  })

  test('is stopped without holding up the timers of its process', async () => {
    const opened = await openEmbeddedServer(dataDir, () => {})
    const server = findServer(dataDir) ?? 0
    process.kill(server, 'SIGSTOP')
    const stopped = opened.stop()
    const startedAt = performance.now()
    await sleep(500)
    const waited = performance.now() - startedAt
    process.kill(server, 'SIGCONT')
    await stopped
    expect(waited).toBeLessThan(2_000)
    expect(findServer(dataDir)).toBeNull()
  })

  test('says whether others used it already', async () => {
    const first = await openEmbeddedServer(dataDir, () => {})
    const second = await openEmbeddedServer(dataDir, () => {})
    expect([first.shared, second.shared]).toEqual([false, true])
    await Promise.all([first.stop(), second.stop()])
    expect(findServer(dataDir)).toBeNull()
  })

  test('runs in a directory whose name a shell would misread', async () => {
    const odd = join(createFolder(), `a "b" $HOME 'c' ü`)
    const user = await startUser(program, odd)
    expect(await query(user.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await user.end('stop')
    expect(findServer(odd)).toBeNull()
  })

  test('is one server where two processes make the first start at once', async () => {
    const fresh = createFolder()
    const [first, second] = await Promise.all([startUser(program, fresh), startUser(program, fresh)])
    expect(second.url).toBe(first.url)
    await Promise.all([first.end('stop'), second.end('stop')])
    expect(findServer(fresh)).toBeNull()
  })

  test('is one server for ten processes that come and go', async () => {
    const users = await Promise.all(Array.from({ length: 10 }, () => startUser(program, dataDir)))
    expect(new Set(users.map((user) => user.url)).size).toBe(1)
    await Promise.all(users.slice(0, 3).map((user) => user.end('kill')))
    await Promise.all(users.slice(3).map((user, at) => user.end(at % 2 === 0 ? 'stop' : 'exit')))
    await waitUntil(() => findServer(dataDir) === null)
  })
})
