import { generateBase } from '../support/generator/generate.ts'
import { openApplication } from './application.ts'
import { openGeneratedBase } from './generated-base.ts'
import { measureInTurn, quantile } from './measure.ts'
import { listSearches } from './searches.ts'

// How long a search takes through the whole application, over a generated knowledge base in the embedded database:
//   npm run bench -- search [articles]
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

const summarize = (times: readonly number[]) => ({
  'median ms': Math.round(quantile(times, 0.5)),
  'p95 ms': Math.round(quantile(times, 0.95)),
})

type Counted = { search: { totalCount: number } }

const articles = Number(process.argv[2] ?? 200_000)
const base = await openGeneratedBase({ articles, content: 'names and texts', onProgress: console.error })
const { ask, close } = openApplication(base.url)
try {
  const searches = listSearches(generateBase({ articles }))
  const works = searches.map((variables) => () => ask(operation, variables))
  const times = await measureInTurn(works, { rounds, warmUp: 1 })
  const results = []
  for (const [index, variables] of searches.entries()) {
    const { search } = await ask<Counted>(counting, variables)
    const { query, types = [] } = variables
    results.push({ query, types: types.join(' '), found: search.totalCount, ...summarize(times[index] ?? []) })
  }
  console.table(results)
  const all = summarize(times.flat())
  console.table({ 'all searches': all })
  const slow = results.filter((result) => result['median ms'] > mostMilliseconds)
  console.log(`${articles} articles: ${slow.length} of ${results.length} searches above ${mostMilliseconds} ms`)
  if (all['median ms'] > mostMilliseconds) process.exitCode = 1
} finally {
  await close()
  await base.stop()
}
