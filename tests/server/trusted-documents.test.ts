import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../../src/platform/project-root.ts'
import { namesOf, readTrustedDocuments } from '../../src/server/trusted-documents.ts'
import type { DocumentOptions } from '../../src/server/use-trusted-documents.ts'
import { createFolder } from '../support/leftovers.ts'
import { ask, createSmallApp } from './small-app.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const trusted = 'query Greeting($name: String) { hello(name: $name) }'
const unknown = '{ __typename }'
const documents = new Map([
  [sha256(trusted), trusted],
  ['rename', 'mutation { rename(name: "x") }'],
])

const createApp = (mode: DocumentOptions['mode']) => createSmallApp({ trusted: { mode, documents } })

type App = ReturnType<typeof createApp>

const headers = { accept: 'application/graphql-response+json', 'content-type': 'application/json' }

const send = async (app: App, body: object) => {
  const response = await ask(app, '/graphql', { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: response.status, ...(await response.json()) }
}

const byHash = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } })

const failure = (status: number, code: string) => ({ status, errors: [{ extensions: { code } }] })

describe.each(['only', 'allow'] as const)('a document of the manifest, where the mode is %s', (mode) => {
  const app = createApp(mode)
  const answer = { status: 200, data: { hello: 'Hello you' } }
  const variables = { name: 'you' }

  test.each([
    ['extensions.persistedQuery', byHash(sha256(trusted))],
    ['documentId', { documentId: `sha256:${sha256(trusted)}` }],
  ])('is executed by its id, which is given as %s', async (_form, id) => {
    expect(await send(app, { ...id, variables })).toEqual(answer)
  })

  test('is executed by its id in the address', async () => {
    const { extensions } = byHash(sha256(trusted))
    for (const id of [{ extensions: JSON.stringify(extensions) }, { documentId: sha256(trusted) }]) {
      const search = new URLSearchParams({ ...id, variables: JSON.stringify(variables) })
      const response = await ask(app, `/graphql?${search}`)
      expect(await response.json()).toEqual({ data: answer.data })
    }
  })

  test('that changes something is not executed by GET', async () => {
    expect((await ask(app, '/graphql?documentId=rename')).status).toBe(405)
    expect(await send(app, { documentId: 'rename' })).toMatchObject({ data: { rename: 'x' } })
  })

  test('is needed where there is no text', async () => {
    for (const body of [{}, { query: '' }, { query: null }, { extensions: { persistedQuery: { version: 2 } } }]) {
      expect(await send(app, body)).toMatchObject(failure(400, 'BAD_REQUEST'))
    }
  })
})

describe('only trusted documents', () => {
  const app = createApp('only')

  test('are taken: no text, be it the same', async () => {
    for (const query of [unknown, trusted]) {
      expect(await send(app, { query })).toMatchObject(failure(403, 'TRUSTED_DOCUMENTS_ONLY'))
      expect(await send(app, { query, ...byHash(sha256(query)) })).toMatchObject(failure(403, 'TRUSTED_DOCUMENTS_ONLY'))
    }
    expect((await ask(app, `/graphql?query=${unknown}`)).status).toBe(403)
  })

  test('are known by their ids: nobody adds one', async () => {
    expect(await send(app, byHash(sha256(unknown)))).toMatchObject(failure(404, 'PERSISTED_QUERY_NOT_IN_LIST'))
    await send(app, { query: unknown, ...byHash(sha256(unknown)) })
    expect(await send(app, byHash(sha256(unknown)))).toMatchObject(failure(404, 'PERSISTED_QUERY_NOT_IN_LIST'))
    for (const id of ['__proto__', 'constructor', 'toString']) {
      expect(await send(app, { documentId: id })).toMatchObject(failure(404, 'PERSISTED_QUERY_NOT_IN_LIST'))
    }
  })
})

describe('automatic persisted queries', () => {
  test('are asked for with their text once, and by their hash from then on', async () => {
    const app = createApp('allow')
    expect(await send(app, byHash(sha256(unknown)))).toEqual({
      status: 404,
      errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    })
    const answer = { status: 200, data: { __typename: 'Query' } }
    expect(await send(app, { query: unknown, ...byHash(sha256(unknown)) })).toEqual(answer)
    expect(await send(app, byHash(sha256(unknown)))).toEqual(answer)
  })

  test('are refused under a hash that is not theirs', async () => {
    const app = createApp('allow')
    const body = { query: unknown, ...byHash(sha256(trusted)) }
    expect(await send(app, body)).toMatchObject(failure(400, 'PERSISTED_QUERY_MISMATCH'))
    expect(await send(app, { ...byHash(sha256(trusted)) })).toMatchObject({ data: { hello: 'Hello reader' } })
  })

  test('are kept up to a number: those not asked for go', async () => {
    const app = createApp('allow')
    const textOf = (number: number) => `query Number${number} { __typename }`
    for (let number = 0; number <= 1_000; number++) {
      const query = textOf(number)
      await send(app, { query, ...byHash(sha256(query)) })
    }
    expect(await send(app, byHash(sha256(textOf(0))))).toMatchObject(failure(404, 'PERSISTED_QUERY_NOT_FOUND'))
    expect(await send(app, byHash(sha256(textOf(1))))).toMatchObject({ status: 200 })
  })

  test('are kept up to an amount of memory', async () => {
    const app = createApp('allow')
    const textOf = (number: number) => `{ __typename } # ${number} ${'x'.repeat(19_000)}`
    for (let number = 0; number < 300; number++) {
      const query = textOf(number)
      await send(app, { query, ...byHash(sha256(query)) })
    }
    expect(await send(app, byHash(sha256(textOf(0))))).toMatchObject(failure(404, 'PERSISTED_QUERY_NOT_FOUND'))
    expect(await send(app, byHash(sha256(textOf(299))))).toMatchObject({ status: 200 })
  })
})

test('where ids are off, a client is told to send texts', async () => {
  const app = createApp('off')
  for (const id of [byHash(sha256(trusted)), { documentId: 'rename' }]) {
    expect(await send(app, id)).toEqual({
      status: 400,
      errors: [{ message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }],
    })
  }
  expect(await send(app, { query: trusted, ...byHash('whatever') })).toMatchObject({ data: { hello: 'Hello reader' } })
  expect(await send(app, {})).toMatchObject(failure(400, 'BAD_REQUEST'))
})

describe('manifests', () => {
  const write = async (...contents: string[]): Promise<string[]> => {
    const folder = createFolder()
    return Promise.all(
      contents.map(async (content, index) => {
        const file = join(folder, `${index}.json`)
        await writeFile(file, content)
        return file
      }),
    )
  }

  test('of the example operations name each by the hash of its text', async () => {
    const found = await readTrustedDocuments([join(projectRoot, 'src/client/generated/persisted-documents.json')])
    expect(found.size).toBe(15)
    for (const [id, text] of found) expect(id).toBe(sha256(text))
  })

  test('of several clients are put together, in the formats of their generators', async () => {
    const apollo = {
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [{ id: 'two', name: 'Two', type: 'query', body: '{ two }' }],
    }
    const files = await write('{ "sha256:1": "{ one }" }', JSON.stringify(apollo), '{}')
    expect(await readTrustedDocuments(files)).toEqual(
      new Map([
        ['1', '{ one }'],
        ['two', '{ two }'],
      ]),
    )
  })

  test.each([
    ['{ "id": 7 }', 'write {"<id>": "<text of the document>", …}, or Apollo’s format'],
    ['["{ one }"]', 'write {"<id>": "<text of the document>", …}, or Apollo’s format'],
    ['{ "format": "apollo-persisted-query-manifest", "operations": [{}] }', 'Apollo’s format'],
    ['not JSON', 'not valid JSON'],
    ['{ "id": "{ one" }', 'the document "id" cannot be read: Syntax Error: Expected Name, found <EOF>.'],
  ])('that are none are named: %s', async (content, reason) => {
    const files = await write(content)
    await expect(readTrustedDocuments(files)).rejects.toThrow(`${files[0]} is no manifest of trusted documents: `)
    await expect(readTrustedDocuments(files)).rejects.toThrow(reason)
  })

  test('tell the names of their operations', async () => {
    const files = await write('{ "1": "query One { one } fragment F on T { a } query Two { two }", "2": "{ three }" }')
    expect(namesOf(await readTrustedDocuments(files))).toEqual(['One', 'Two'])
  })

  test('that are not there are named', async () => {
    await expect(readTrustedDocuments(['/nowhere.json'])).rejects.toThrow(
      '/nowhere.json is no manifest of trusted documents: ENOENT: no such file',
    )
  })
})
