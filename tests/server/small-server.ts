import { readConfig } from '../../src/platform/config.ts'
import { endOnUncaughtErrors } from '../../src/platform/end-on-uncaught.ts'
import { UserError } from '../../src/platform/errors.ts'
import { createLogger } from '../../src/platform/logger.ts'
import { serve } from '../../src/server/serve.ts'
import { createSmallApp } from './small-app.ts'

/** A whole server process over the small schema: `small-server.ts <port> [fault]`, with the traffic that the environment allows. */
const [port, fault] = process.argv.slice(2)

const faults: Record<string, () => void> = {
  'throws later': () => setTimeout(() => throwError(new Error('thrown later'))),
  'rejects later': () => setTimeout(() => void Promise.reject(new Error('rejected later'))),
  'throws at start': () => throwError(new Error('thrown at start')),
  'asks the user': () => throwError(new UserError('PORT is wrong: write a number')),
}

const throwError = (error: Error): never => {
  throw error
}

const close: () => Promise<void> =
  fault === 'never closes' ? () => new Promise(() => setInterval(() => {}, 1000)) : async () => console.log('closed')

endOnUncaughtErrors()
const logger = createLogger('info')
const { traffic } = readConfig()
const ending = new AbortController()
const app = createSmallApp({ logger, isReady: async () => !ending.signal.aborted }, traffic)
const onEnding = () => ending.abort()
await serve({ app, host: '127.0.0.1', port: Number(port), traffic, logger, onEnding, onClose: close })
faults[fault ?? '']?.()
