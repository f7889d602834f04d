import { createInterface } from 'node:readline'
import { openDatabaseServer } from '../../src/platform/database-server.ts'
import { messageOf } from '../../src/platform/errors.ts'

/**
 * A program that uses a database server, run by tests as a process of its own: `<dataDir> [databaseUrl]`. It writes one line of
 * JSON when it has the server or an error, and ends at the line `stop`, or at `exit` and at the end of its input without
 * having stopped the server.
 */
const [dataDir = '', databaseUrl] = process.argv.slice(2)

const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`)

const run = async (): Promise<void> => {
  const server = await openDatabaseServer({ dataDir, ...(databaseUrl !== undefined && { databaseUrl }) })
  say({ url: server.url, embedded: server.embedded })
  for await (const line of createInterface(process.stdin)) {
    if (line === 'stop') return server.stop()
    if (line === 'exit') process.exit(0)
  }
}

run().then(
  () => process.exit(0),
  (error) => {
    say({ error: messageOf(error), name: error.name })
    process.exit(1)
  },
)
