import { describe, expect, test } from 'vitest'
import { ask, createSmallApp } from '../small-app.ts'
import { limitsWith } from './tree-app.ts'

const app = createSmallApp()

const send = (body: BodyInit, to = app): Promise<Response> =>
  ask(to, '/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body })

/** An operation whose body has so many bytes, some of them in characters of two. */
const bodyOf = (bytes: number): string => {
  const bare = JSON.stringify({ query: '{ hello }', variables: { text: 'é' } })
  return bare.replace('é', `é${'x'.repeat(bytes - Buffer.byteLength(bare))}`)
}

/** A body that does not tell its length. */
const sendStream = (text: string): Promise<Response> => {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: new Blob([text]).stream(),
    duplex: 'half',
  }
  return ask(app, '/graphql', init as RequestInit)
}

describe('the body', () => {
  test.each([
    ['whose length is given', send],
    ['whose length is not given', sendStream],
  ])('%s may have 100,000 bytes', async (_what, sendBody) => {
    expect(await (await sendBody(bodyOf(100_000))).json()).toEqual({ data: { hello: 'Hello reader' } })
  })

  test.each([
    ['whose length is given is refused by it', send, '100001'],
    ['whose length is not given is refused while it is read', sendStream, 'more than 100000'],
  ])('of more bytes %s', async (_what, sendBody, size) => {
    const response = await sendBody(bodyOf(100_001))
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: `The request's body has ${size} bytes; at most 100000 are allowed. Ask in several requests, with fewer values in each.`,
          extensions: { code: 'REQUEST_ENTITY_TOO_LARGE' },
        },
      ],
    })
  })
})

describe('a list of operations', () => {
  const batch = (n: number): string => JSON.stringify(Array.from({ length: n }, () => ({ query: '{ hello }' })))
  const answer = { data: { hello: 'Hello reader' } }

  test('may have one, and the answer is a list', async () => {
    expect(await (await send(batch(1))).json()).toEqual([answer])
  })

  test('of two is refused: batching is off', async () => {
    const response = await send(batch(2))
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      errors: [
        {
          message:
            'The request is a list of 2 operations; at most 1 are allowed. Send them in several requests, or ask for several fields in one operation.',
          extensions: { code: 'BATCH_LIMIT_EXCEEDED' },
        },
      ],
    })
  })

  test('may have as many as are configured, and no more', async () => {
    const batching = createSmallApp({ limits: limitsWith({ maxBatch: 3 }) })
    expect(await (await send(batch(3), batching)).json()).toEqual([answer, answer, answer])
    expect((await send(batch(4), batching)).status).toBe(400)
  })

  test('has each operation checked by itself', async () => {
    const batching = createSmallApp({ limits: limitsWith({ maxBatch: 3, maxTokens: 5 }) })
    const operations = [{ query: '{ hello }' }, { query: '{ hello hello hello hello }' }, null]
    expect(await (await send(JSON.stringify(operations), batching)).json()).toMatchObject([
      answer,
      { errors: [{ extensions: { code: 'TOKEN_LIMIT_EXCEEDED' } }] },
      { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
    ])
  })

  test('that is empty is refused', async () => {
    const response = await send('[]')
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ errors: [{ message: 'The list of operations is empty' }] })
  })
})
