import { pino } from 'pino'
import { createAsOf } from '../../src/platform/as-of.ts'
import { createDatabase } from '../../src/platform/database.ts'
import { schema } from '../../src/schema.ts'
import { createApp } from '../../src/server/app.ts'
import { generateBase } from '../support/generator/generate.ts'
import { openGeneratedBase } from './generated-base.ts'
import { listSearches, type SearchVariables } from './searches.ts'

// How long a search takes through the whole application, over a generated knowledge base in the embedded database:
//   tsx tests/benchmarks/search.ts [articles]
// Names and texts alone are loaded, for search looks at nothing else; the first run loads them, later ones find them.

const rounds = 15
const mostMilliseconds = 200

const operation = `query ($query: String!, $types: [SearchType!]) {
  search(query: $query, types: $types, first: 20) {
    pageInfo { hasNextPage }
    edges { node { score matchedName highlights { start end exact } item {
      __typename
      ... on Entity { id slug name }
      ... on Article { id slug headline publishedOn { edtf } publisher { name } }
    } } }
  }
}`
const counting = `query ($query: String!, $types: [SearchType!]) { search(query: $query, types: $types) { totalCount } }`

const createAsk = (url: string) => {
  const logger = pino({ level: 'error' }, pino.destination(2))
  const database = createDatabase({ url, logger })
  const app = createApp({
    schema,
    logger,
    context: () => ({ database }),
    asOf: createAsOf(database),
    isReady: async () => true,
    corsOrigins: [],
    graphiqlFolder: '',
  })
  const ask = async (query: string, variables: SearchVariables) => {
    const response = await app.fetch('http://readout.test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = (await response.json()) as { data: { search: { totalCount: number } }; errors?: object[] }
    if (errors) throw new Error(`${variables.query}: ${JSON.stringify(errors)}`)
    return data.search
  }
  return { ask, close: () => database.$disconnect() }
}

type Ask = ReturnType<typeof createAsk>['ask']

const time = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Each search once in every round, so that what else the machine does falls on all of them alike. The first round warms up. */
const measure = async (ask: Ask, searches: readonly SearchVariables[]): Promise<number[][]> => {
  const times = searches.map((): number[] => [])
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, variables] of searches.entries()) {
      const took = await time(() => ask(operation, variables))
      if (round > 0) times[index]?.push(took)
    }
  }
  return times
}

/** The value below which a share of them lies. */
const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((one, other) => one - other)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
}

const summarize = (times: readonly number[]) => ({ 'median ms': quantile(times, 0.5), 'p95 ms': quantile(times, 0.95) })

const articles = Number(process.argv[2] ?? 200_000)
const base = await openGeneratedBase({ articles, content: 'names and texts', onProgress: console.error })
const { ask, close } = createAsk(base.url)
try {
  const searches = listSearches(generateBase({ articles }))
  const times = await measure(ask, searches)
  const results = []
  for (const [index, variables] of searches.entries()) {
    const { totalCount } = await ask(counting, variables)
    const { query, types = [] } = variables
    results.push({ query, types: types.join(' '), found: totalCount, ...summarize(times[index] ?? []) })
  }
  console.table(results)
  console.table({ 'all searches': summarize(times.flat()) })
  const slow = results.filter((result) => result['median ms'] > mostMilliseconds)
  console.log(`${articles} articles: ${slow.length} of ${results.length} searches above ${mostMilliseconds} ms`)
} finally {
  await close()
  await base.stop()
}
