import { once } from 'node:events'
import { readConfig } from '../platform/config.ts'
import { openDatabaseServer } from '../platform/database-server.ts'
import { endOnUncaughtErrors } from '../platform/end-on-uncaught.ts'

// Prints the database's address, as psql and other programs take it. An embedded server that nothing else uses runs until Ctrl-C.

endOnUncaughtErrors()
const server = await openDatabaseServer({ ...readConfig().database, onProgress: console.error })
console.log(server.url)
if (!server.shared) {
  console.error('The database runs until Ctrl-C.')
  // Waiting for a signal alone would not keep the process.
  const keepAlive = setInterval(() => {}, 60_000)
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  clearInterval(keepAlive)
}
await server.stop()
