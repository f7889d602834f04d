import { expect } from 'vitest'
import type { TestDatabase } from '../support/database.ts'
import { ask } from '../support/execute.ts'

/**
 * What gives the slugs (of statements the texts) that a list has for a filter, in its order. The database is handed over
 * as a function because it is there only once the tests run.
 */
export const listOf =
  (kb: () => TestDatabase) =>
  async (field: string, filter: string, select = 'slug'): Promise<string[]> => {
    const answer = await ask(
      kb(),
      `{ ${field}(first: 100, filter: ${filter}) { totalCount edges { node { ${select} } } } }`,
    )
    expect(answer.errors).toBeUndefined()
    const { totalCount, edges } = answer.data[field]
    expect(totalCount).toBe(edges.length)
    return edges.map((edge: { node: Record<string, string> }) => edge.node[select])
  }
