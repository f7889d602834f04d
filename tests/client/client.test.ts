import { join } from 'node:path'
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { ClientError, createClient } from '../../src/client/client.ts'
import { AsOfDocument, CoPresenceDocument } from '../../src/client/generated/graphql.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { readTrustedDocuments } from '../../src/server/trusted-documents.ts'
import { useTestDatabase } from '../support/database.ts'
import { createTestApp } from '../support/execute.ts'

const url = 'http://readout.test/graphql'

/** A client of the whole application over the seeds, without a port. */
const createTestClient = async () => {
  const app = createTestApp(await useTestDatabase('seeded'))
  return createClient(url, { fetch: async (_input, init) => app.fetch(new Request(url, init)) })
}

test('a typed question is answered', async () => {
  const client = await createTestClient()
  const { meetings } = await client.query(CoPresenceDocument, { one: 'ma-zhaoxu', other: 'jon-finer' })
  expect(meetings.edges.map(({ node }) => node.slug)).toEqual(['finer-ma-talks-2024'])
})

test('variables that have a default may be left out', async () => {
  const client = await createTestClient()
  const { meetings } = await client.query(CoPresenceDocument)
  expect(meetings.totalCount).toBe(2)
})

test('a typed question carries its @asOf, with the day as a variable', async () => {
  const client = await createTestClient()
  const meetingsKnownOn = async (day: string) => {
    const { meetings } = await client.query(AsOfDocument, { one: 'kurt-campbell', other: 'ma-zhaoxu', day })
    return meetings.totalCount
  }
  expect(await meetingsKnownOn('2024-05-30')).toBe(0)
  expect(await meetingsKnownOn('2024-05-31')).toBe(2)
})

test('a hash is sent in the place of a text to a server that knows it, and the text to one that does not', async () => {
  const kb = await useTestDatabase('seeded')
  const manifest = [join(projectRoot, 'src/client/generated/persisted-documents.json')]
  const trusted = await readTrustedDocuments(manifest)
  const sent: object[] = []
  const askIn = async (mode: 'only' | 'allow' | 'off', documents = trusted) => {
    const app = createTestApp(kb, { trusted: { mode, documents } })
    sent.length = 0
    const client = createClient(url, {
      sendHashes: true,
      fetch: async (_input, init) => {
        sent.push(Object.keys(JSON.parse(String(init?.body))))
        return app.fetch(new Request(url, init))
      },
    })
    return (await client.query(CoPresenceDocument)).meetings.totalCount
  }
  const [byHash, byText] = [
    ['extensions', 'variables'],
    ['query', 'variables'],
  ]
  expect(await askIn('only')).toBe(2)
  expect(sent).toEqual([byHash])
  expect(await askIn('allow', new Map())).toBe(2)
  expect(sent).toEqual([byHash, byText])
  expect(await askIn('off')).toBe(2)
  expect(sent).toEqual([byHash, byText])
})

test("the server's errors are thrown with their messages and codes", async () => {
  const client = await createTestClient()
  const document = parse('{ persons(first: 1000) { totalCount } }') as TypedDocumentNode<unknown, object>
  const error = await client.query(document).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(ClientError)
  expect(error).toMatchObject({
    message: 'first: 1000 is out of bounds: ask for 1 to 100 rows',
    errors: [{ path: ['persons'], extensions: { code: 'BAD_USER_INPUT' } }],
  })
})

test('a server that cannot be reached is named', async () => {
  const client = createClient('http://127.0.0.1:1/graphql')
  await expect(client.query(CoPresenceDocument)).rejects.toThrow('http://127.0.0.1:1/graphql cannot be reached')
})

test('an address that is not of a GraphQL server is said to be none', async () => {
  const client = createClient(url, { fetch: async () => new Response('<html>', { status: 404 }) })
  await expect(client.query(CoPresenceDocument)).rejects.toMatchObject({
    message: `${url} does not answer in GraphQL (HTTP 404)`,
    status: 404,
  })
})
