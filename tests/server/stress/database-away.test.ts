import { describe, expect, test } from 'vitest'
import { endSessions, listActive, lockTable, waitFor } from '../../support/database-sessions.ts'
import { answered, type StressedApp, useStressedApp, whoIs } from '../../support/stressed-app.ts'

const unavailable = { status: 503, codes: ['DATABASE_UNAVAILABLE'], retryAfter: expect.stringMatching(/^\d+$/) }

const executors = ['compiled', 'plain'] as const

const isAnswered = async ({ ask }: StressedApp) => (await ask(whoIs)).status === 200

/** Waits until the program has found out that the database is away. */
const waitUntilAway = ({ ask }: StressedApp) =>
  waitFor(async () => (await ask(whoIs)).codes?.[0] === 'DATABASE_UNAVAILABLE')

describe.each(executors)('by the executor %s', (executor) => {
  test('sessions that the server ends are made anew, and no request notices', async () => {
    const stressed = await useStressedApp({ executor })
    expect(await stressed.ask(whoIs)).toMatchObject(answered)
    for (let time = 0; time < 5; time++) {
      await endSessions(stressed.kb.url)
      expect(await stressed.ask(whoIs)).toMatchObject(answered)
    }
  })

  test('a statement whose session is ended under it is sent once more', async () => {
    const stressed = await useStressedApp({ executor, requestTimeout: 60_000 })
    const letGo = await lockTable(stressed.kb.url, 'Person')
    const answer = stressed.ask(whoIs)
    await waitFor(async () => (await listActive(stressed.kb.url)).length > 0)
    await endSessions(stressed.kb.url)
    await letGo()
    expect(await answer).toMatchObject(answered)
  })

  test('connections that are cut, also in the middle of an answer, are made anew, and no request notices', async () => {
    const stressed = await useStressedApp({ executor })
    expect(await stressed.ask(whoIs)).toMatchObject(answered)
    stressed.proxy.cut()
    expect(await stressed.ask(whoIs)).toMatchObject(answered)
    for (const bytes of [1, 10, 100]) {
      stressed.proxy.cutAfter(bytes)
      expect(await stressed.ask(whoIs)).toMatchObject(answered)
    }
  })

  test('while the server takes no connections requests fail at once, and all is well again without a restart', async () => {
    const stressed = await useStressedApp({ executor })
    const { ask, proxy, isReady, lines } = stressed
    expect(await ask(whoIs)).toMatchObject(answered)
    await waitFor(isReady)
    proxy.refuse()
    proxy.cut()
    expect(await ask(whoIs)).toMatchObject(unavailable)
    expect(await isReady()).toBe(false)
    proxy.restore()
    await waitFor(isReady)
    expect(await ask(whoIs)).toMatchObject(answered)
    const said = lines.filter(({ msg }) => /^the database (is back|cannot)/.test(String(msg))).map(({ msg }) => msg)
    expect(said).toEqual(['the database cannot be reached: requests that need it get 503', 'the database is back'])
  })

  test('where nothing passes any more a request waits for its time, and later ones fail at once', async () => {
    const stressed = await useStressedApp({ executor, requestTimeout: 5_000 })
    expect(await stressed.ask(whoIs)).toMatchObject(answered)
    stressed.proxy.stall()
    expect(await stressed.ask(whoIs)).toMatchObject({ status: 503, codes: ['REQUEST_TIMEOUT'] })
    await waitUntilAway(stressed)
    const answers = await Promise.all(Array.from({ length: 20 }, () => stressed.ask(whoIs)))
    expect(answers).toEqual(answers.map(() => expect.objectContaining(unavailable)))
    stressed.proxy.restore()
    stressed.proxy.cut()
    await waitFor(() => isAnswered(stressed))
  })
})

test('where the connections die without a word, the first request that waits in vain has all of them replaced', async () => {
  const stressed = await useStressedApp({ requestTimeout: 2_000 })
  const askAtOnce = () => Promise.all(Array.from({ length: 4 }, () => stressed.ask(whoIs)))
  const letGo = await lockTable(stressed.kb.url, 'Person')
  const first = askAtOnce()
  await waitFor(async () => (await listActive(stressed.kb.url)).length === 4)
  await letGo()
  expect(await first).toEqual(Array(4).fill(expect.objectContaining(answered)))
  stressed.proxy.silence()
  expect(await stressed.ask(whoIs)).toMatchObject({ status: 503, codes: ['REQUEST_TIMEOUT'] })
  await waitFor(async () => stressed.proxy.open === 0)
  expect(await askAtOnce()).toEqual(Array(4).fill(expect.objectContaining(answered)))
})

test('as of a day a broken connection is told to the client: a transaction is not begun twice', async () => {
  const stressed = await useStressedApp({ executor: 'plain', requestTimeout: 60_000 })
  await lockTable(stressed.kb.url, 'Person')
  const answer = stressed.ask('query @asOf(date: "2030-01-01") { person(slug: "ma-zhaoxu") { name } }')
  await waitFor(async () => (await listActive(stressed.kb.url)).length > 0)
  await endSessions(stressed.kb.url)
  expect(await answer).toMatchObject({ ...unavailable, retryAfter: '1' })
})

test('while the database is away, one probe after another asks for it, whatever the number of requests', async () => {
  const { ask, proxy } = await useStressedApp()
  proxy.refuse()
  await ask(whoIs)
  const before = proxy.asked
  for (let time = 0; time < 100; time++) expect(await ask(whoIs)).toMatchObject(unavailable)
  expect(proxy.asked - before).toBeLessThan(10)
})

test('what needs no database is answered while it is away, and takes no connection', async () => {
  const { ask, app, proxy } = await useStressedApp()
  proxy.refuse()
  const schemaQuestion = '{ __typename __schema { queryType { name } } __type(name: "Person") { name } }'
  expect(await ask('{ __typename }')).toMatchObject({ status: 200, data: { __typename: 'Query' } })
  expect(await ask(schemaQuestion)).toMatchObject({ status: 200, data: { __schema: { queryType: { name: 'Query' } } } })
  expect((await ask('{ nothing }')).status).toBe(400)
  expect((await ask('{ person(')).status).toBe(400)
  expect((await ask('query ($slug: String!) { person(slug: $slug) { name } }')).status).toBeLessThan(500)
  expect((await app.fetch('http://readout.test/health')).status).toBe(200)
  expect(proxy.asked).toBe(0)
})

describe.each(executors)('where all connections are in use, by the executor %s', (executor) => {
  test('a request waits for one so long, and no longer', async () => {
    const stressed = await useStressedApp({ executor, requestTimeout: 60_000, poolSize: 1, poolWait: 1_000 })
    const letGo = await lockTable(stressed.kb.url, 'Person')
    const first = stressed.ask(whoIs)
    await waitFor(async () => (await listActive(stressed.kb.url)).length > 0)
    const others = await Promise.all([stressed.ask(whoIs), stressed.ask(whoIs)])
    const busy = { status: 503, codes: ['DATABASE_BUSY'], retryAfter: '1' }
    expect(others).toEqual([expect.objectContaining(busy), expect.objectContaining(busy)])
    await letGo()
    expect(await first).toMatchObject(answered)
    expect(await stressed.ask(whoIs)).toMatchObject(answered)
  })
})
