import type { RequestListener } from 'node:http'
import type { Config } from '../platform/config.ts'
import type { Logger } from '../platform/logger.ts'
import { createHttpServer } from './create-http-server.ts'
import { endOnSignals } from './end-on-signals.ts'
import { addressOf, listen } from './listen.ts'
import { refuseBadAddresses } from './refuse-bad-addresses.ts'

interface ServeOptions {
  readonly app: RequestListener
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly traffic: Config['traffic']
  readonly logger: Logger
  /** Called once when the process is told to end, while requests are still answered. */
  readonly onEnding: () => void
  /** Called once at the end, when the last request is answered: closes what the application has open. */
  readonly onClose: () => Promise<void>
}

/**
 * Serves the application until the process is told to end, and says on stdout, in one line, where it is reached.
 * @throws UserError when the address cannot be listened on.
 */
export const serve = async ({ app, host, port, traffic, logger, onEnding, onClose }: ServeOptions): Promise<void> => {
  const server = createHttpServer(refuseBadAddresses(app), traffic)
  endOnSignals({ server, logger, drainDelay: traffic.drainDelay, onEnding, onClose })
  await listen(server, { host, port }, { host: 'HOST', port: 'PORT' })
  process.stdout.write(`Readout is ready at ${addressOf(server)}/graphql\n`)
}
