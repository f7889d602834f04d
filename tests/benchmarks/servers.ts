import { parseArgs } from 'node:util'
import { type OpenBase, openGeneratedBase } from './generated-base.ts'
import { compareServers } from './servers/compare-servers.ts'
import { measureGrowth } from './servers/growth.ts'
import { installPeers } from './servers/peers.ts'
import { questions } from './servers/questions/all.ts'
import { serverNames } from './servers/servers.ts'

// How many requests a second the built program answers, beside its plain executor, PostGraphile and SQL written by hand, over a generated
// knowledge base in the embedded database, or on the server that DATABASE_URL names:
//   npm run bench [-- --articles n] [--quick] [--only nested-4,point] [--servers readout,limit]
// And how the cost of the questions grows with the base:
//   npm run bench -- --growth [--sizes 2000,20000,200000]
// The first run generates and loads the articles, later ones find them.

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '20000' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    servers: { type: 'string', default: '' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    growth: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '2000,20000,200000' },
  },
})

/** Those of a list that are asked for by name; all where none are. */
const choose = <Item>(all: readonly Item[], wanted: string, nameOf: (item: Item) => string): Item[] => {
  const names = wanted.split(',').filter((name) => name !== '')
  const unknown = names.find((name) => !all.some((item) => nameOf(item) === name))
  if (unknown !== undefined) throw new Error(`no ${unknown}: there are ${all.map(nameOf).join(', ')}`)
  return names.length === 0 ? [...all] : all.filter((item) => names.includes(nameOf(item)))
}

const onProgress = console.error

const openBase = (articles: number): Promise<OpenBase> => {
  onProgress(`${articles} articles`)
  return openGeneratedBase({ articles, databaseUrl: process.env.DATABASE_URL, onProgress })
}

const usual = values.quick ? { rounds: 2, seconds: 0.6, warmUp: 0.3 } : { rounds: 5, seconds: 2.2, warmUp: 0.8 }

const run = async (): Promise<void> => {
  const chosen = choose(questions, values.only, ({ name }) => name)
  if (values.growth) return measureGrowth(values.sizes.split(',').map(Number), chosen, openBase)
  const names = choose(serverNames, values.servers, String)
  const rounds = Number(values.rounds ?? usual.rounds)
  const seconds = Number(values.seconds ?? usual.seconds)
  installPeers(onProgress)
  const articles = Number(values.articles)
  const base = await openBase(articles)
  const times = { ...usual, rounds, seconds }
  await compareServers({ base, articles, names, questions: chosen, times, isQuick: values.quick, onProgress }).finally(
    base.stop,
  )
}

await run().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
