import { once } from 'node:events'
import type { Server } from 'node:http'
import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/platform/config.ts'
import { createHttpServer } from '../../src/server/create-http-server.ts'
import { addressOf } from '../../src/server/listen.ts'
import { refuseBadAddresses } from '../../src/server/refuse-bad-addresses.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { createTestApp } from '../support/execute.ts'

/**
 * All audits of GraphQL over HTTP that the reference implementation has, MUST, SHOULD and MAY, by their ids: none is left out. Where
 * the draft of August 2026 wants another status than they (422 for what is not valid, 294 for a part of an answer), they are followed:
 * the draft says itself that clients go by the body.
 */
describe.each(['compiled', 'plain'] as const)('GraphQL over HTTP, %s', (executor) => {
  let kb: TestDatabase
  let server: Server

  beforeAll(async () => {
    kb = await createTestDatabase()
    server = createHttpServer(refuseBadAddresses(createTestApp(kb, { executor })), readConfig({}).traffic)
    await once(server.listen(0, '127.0.0.1'), 'listening')
  })

  afterAll(async () => {
    server.closeAllConnections()
    await Promise.all([once(server.close(), 'close'), kb.drop()])
  })

  const audits = serverAudits({ url: () => `${addressOf(server)}/graphql` })

  test.each(audits.map(({ id, name, fn }) => [id, name, fn] as const))('%s %s', async (_id, _name, audit) => {
    expect(await audit()).toMatchObject({ status: 'ok' })
  })

  test('are all there', () => {
    expect(audits).toHaveLength(61)
  })
})
