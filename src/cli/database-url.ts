import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readConfig } from '../platform/config.ts'
import { openDatabaseServer } from '../platform/database-server.ts'
import { pathsOf } from '../platform/embedded/paths.ts'
import { isUsed } from '../platform/embedded/users.ts'
import { endOnUncaughtErrors } from '../platform/end-on-uncaught.ts'

// Prints the database's address, as psql and other programs take it. An embedded server that nothing else uses runs until Ctrl-C.

const isUsedByOthers = (dataDir: string): boolean => {
  const { users } = pathsOf(dataDir)
  return existsSync(users) && isUsed(users)
}

endOnUncaughtErrors()
const config = readConfig()
const goesOn = config.databaseUrl !== undefined || isUsedByOthers(config.dataDir)
const server = await openDatabaseServer({ ...config, onProgress: console.error })
console.log(server.url)
if (!goesOn) {
  console.error('The database runs until Ctrl-C.')
  // Waiting for a signal alone would not keep the process.
  const keepAlive = setInterval(() => {}, 60_000)
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  clearInterval(keepAlive)
}
await server.stop()
