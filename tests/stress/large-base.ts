import pg from 'pg'
import { openGeneratedBase } from '../benchmarks/generated-base.ts'
import { questions } from '../benchmarks/questions/all.ts'
import type { Variables } from '../benchmarks/questions/question.ts'

/** Variables for which the example operations have much to answer in a base. */
const chooseVariables = async (url: string): Promise<Map<string, Variables>> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const chosen = new Map<string, Variables>()
  try {
    for (const { operation, choose } of questions) {
      chosen.set(operation, (await client.query<Variables>(choose)).rows[0] ?? {})
    }
  } finally {
    await client.end()
  }
  return chosen
}

/** A generated base, made once and kept in `.benchmarks/`, with variables for what is asked of it. */
export const openLargeBase = async (articles: number) => {
  const base = await openGeneratedBase({ articles, onProgress: console.error })
  try {
    return { ...base, variablesOf: await chooseVariables(base.url) }
  } catch (error) {
    await base.stop()
    throw error
  }
}
