import { expect, test } from 'vitest'
import { createSandbox } from './sandbox.ts'

const { query } = createSandbox()

/** The sources of one article, each of them known by a letter. */
const toIds = (letters: string): string =>
  `{${[...letters].map((letter) => `${letter.repeat(8)}-0000-4000-8000-000000000000`)}}`

test.for([
  ['none', [], 0],
  ['one that is told twice', ['a', 'a'], 1],
  ['two', ['a', 'b'], 2],
  ['several that one article credits', ['ab'], 1],
  ['two that a third article joins', ['a', 'b', 'ab'], 1],
  ['two pairs', ['ab', 'cd'], 2],
  ['a chain, in any order', ['ef', 'ab', 'cf', 'be', 'd'], 2],
  ['a chain through the greatest', ['af', 'bf', 'de'], 2],
] as const)('sources of articles that share any are counted once: %s', async ([, articles, count]) => {
  const [row] = await query('SELECT count_sources(DISTINCT sources) AS count FROM unnest($1::text[]) AS sources', [
    articles.map(toIds),
  ])
  expect(row).toEqual({ count })
})
