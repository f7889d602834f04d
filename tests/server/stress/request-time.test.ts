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
