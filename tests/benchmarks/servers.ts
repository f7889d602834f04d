import { parseArgs } from 'node:util'
import pg from 'pg'
import { openGeneratedBase } from './generated-base.ts'
import { startLoadProcess } from './servers/load.ts'
import { installPeers } from './servers/peers.ts'
import { checkAnswers, sampleAll } from './servers/prepare.ts'
import { questions } from './servers/questions/all.ts'
import { report } from './servers/report.ts'
import { measureInRounds } from './servers/rounds.ts'
import { type RunningServer, startServer } from './servers/server-process.ts'
import { programOf, type ServerName, serverNames } from './servers/servers.ts'
import { summarize } from './servers/summary.ts'
import type { Times } from './servers/turn.ts'
import { findPostmaster } from './servers/usage.ts'

// How many requests a second the built program answers, beside its plain executor, PostGraphile and SQL written by hand, over a generated
// knowledge base in the embedded database, or on the server that DATABASE_URL names:
//   npm run bench [-- --articles n] [--quick] [--growth] [--only nested-4,point] [--servers readout,limit]
// The first run generates and loads the articles, later ones find them.

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '20000' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    servers: { type: 'string', default: serverNames.join() },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
  },
})

const choose = <Item>(all: readonly Item[], wanted: string, nameOf: (item: Item) => string): Item[] => {
  const names = wanted.split(',').filter((name) => name !== '')
  const unknown = names.find((name) => !all.some((item) => nameOf(item) === name))
  if (unknown !== undefined) throw new Error(`no ${unknown}: there are ${all.map(nameOf).join(', ')}`)
  return names.length === 0 ? [...all] : all.filter((item) => names.includes(nameOf(item)))
}

const articles = Number(values.articles)
const usual = values.quick ? { rounds: 2, seconds: 1, warmUp: 0.4 } : { rounds: 5, seconds: 2.5, warmUp: 0.6 }
const times: Times = {
  ...usual,
  ...(values.rounds && { rounds: Number(values.rounds) }),
  ...(values.seconds && { seconds: Number(values.seconds) }),
}
const names: ServerName[] = choose(serverNames, values.servers, String)
const chosen = choose(questions, values.only, ({ name }) => name)

installPeers(console.error)
const base = await openGeneratedBase({ articles, databaseUrl: process.env.DATABASE_URL, onProgress: console.error })
const database = new pg.Client({ connectionString: base.url })
const load = startLoadProcess()
const servers: RunningServer[] = []
try {
  await database.connect()
  const asked = await sampleAll(database, chosen)
  console.error('comparing answers')
  const statements = await checkAnswers(names, base.url, asked)
  for (const name of names) servers.push(await startServer(programOf(name), base.url))
  const machine = { load, database, postmaster: await findPostmaster(base.url) }
  const rounds = await measureInRounds(machine, servers, asked, times, console.error)
  const { rows } = await database.query('SHOW server_version')
  await report(summarize(rounds, statements), { articles, times, version: rows[0].server_version })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  for (const server of servers) await server.stop()
  await load.stop()
  await database.end()
  await base.stop()
}
