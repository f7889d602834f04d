import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { listActive, listSessions, lockTable, waitFor } from '../../support/database-sessions.ts'
import { answered, type StressedApp, useStressedApp, whoIs } from '../../support/stressed-app.ts'

const asOf = whoIs.replace('{', '@asOf(date: "2030-01-01") {')

/** Executor, question. */
const ways = [
  ['compiled', whoIs],
  ['compiled', asOf],
  ['plain', whoIs],
  ['plain', asOf],
] as const

const hasActive = async ({ kb }: StressedApp) => (await listActive(kb.url)).length > 0

describe.each(ways)('by the executor %s: %s', (executor, question) => {
  test('an operation that takes too long is refused, its statement ends, its connection goes on', async () => {
    const stressed = await useStressedApp({ executor, requestTimeout: 5_000, poolSize: 1 })
    expect(await stressed.ask(question)).toMatchObject(answered)
    const before = await listSessions(stressed.kb.url)
    const letGo = await lockTable(stressed.kb.url, 'Person')
    const answer = await stressed.ask(question)
    expect(answer).toMatchObject({ status: 503, codes: ['REQUEST_TIMEOUT'], retryAfter: null })
    expect(answer.data ?? null).toBeNull()
    await waitFor(async () => !(await hasActive(stressed)))
    await letGo()
    expect(await stressed.ask(question)).toMatchObject(answered)
    expect(await listSessions(stressed.kb.url)).toEqual(before)
  })

  test('a statement ends when its client goes away', async () => {
    const stressed = await useStressedApp({ executor, requestTimeout: 60_000, poolSize: 1 })
    expect(await stressed.ask(question)).toMatchObject(answered)
    const letGo = await lockTable(stressed.kb.url, 'Person')
    const client = new AbortController()
    const leaving = stressed.ask(question, { signal: client.signal }).catch(() => 'gone')
    await waitFor(() => hasActive(stressed))
    client.abort()
    await leaving
    await waitFor(async () => !(await hasActive(stressed)))
    await letGo()
    expect(await stressed.ask(question)).toMatchObject(answered)
  })
})

test.each(['compiled', 'plain'] as const)(
  'an operation whose client has gone while it waited for a connection asks nothing: %s',
  async (executor) => {
    const stressed = await useStressedApp({ executor, requestTimeout: 60_000, poolSize: 1 })
    expect(await stressed.ask(whoIs)).toMatchObject(answered)
    await lockTable(stressed.kb.url, 'Person')
    const clients = [new AbortController(), new AbortController()] as const
    const askFor = ({ signal }: AbortController) => stressed.ask(whoIs, { signal }).catch(() => 'gone')
    const first = askFor(clients[0])
    await waitFor(() => hasActive(stressed))
    const second = askFor(clients[1])
    await sleep(100)
    clients[1].abort()
    clients[0].abort()
    expect(await Promise.all([first, second])).toEqual(['gone', 'gone'])
    await waitFor(async () => !(await hasActive(stressed)))
    await sleep(200)
    expect(await hasActive(stressed)).toBe(false)
  },
)

test('a statement that its operation left behind, on a connection that died, is given up, and its connection replaced', async () => {
  const stressed = await useStressedApp({ executor: 'plain', requestTimeout: 1_000, poolSize: 1, poolWait: 500 })
  expect(await stressed.ask(whoIs)).toMatchObject(answered)
  stressed.proxy.silence()
  const half = '{ persons(first: 0) { totalCount } person(slug: "ma-zhaoxu") { name } }'
  expect(await stressed.ask(half)).toMatchObject({ codes: ['BAD_USER_INPUT'] })
  await waitFor(async () => (await stressed.ask(whoIs)).status === 200)
})
