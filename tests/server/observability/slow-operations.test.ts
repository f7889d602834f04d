import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSmallApp, post, recordLog } from '../small-app.ts'

const linesOf = async (query: string, slowOperationMs: number) => {
  const { logger, lines } = recordLog()
  await post(createSmallApp({ logger, slowOperationMs }), query, { 'x-request-id': 'r-1' })
  return lines.filter(({ msg }) => msg === 'slow operation')
}

test('a slow operation is warned of, with what finds it', async () => {
  const query = 'query Waiting { slow(ms: 60) }'
  expect(await linesOf(query, 50)).toEqual([
    {
      level: 40,
      time: expect.any(Number),
      msg: 'slow operation',
      requestId: 'r-1',
      operation: 'Waiting',
      cost: 0,
      documentHash: createHash('sha256').update(query).digest('hex'),
      ms: expect.any(Number),
      executor: 'plain',
      statements: 0,
    },
  ])
})

test('one that is faster is not', async () => {
  expect(await linesOf('query Waiting { slow(ms: 1) }', 60_000)).toEqual([])
})
