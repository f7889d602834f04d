import { setTimeout as sleep } from 'node:timers/promises'
import { type Plugin, useReadinessCheck } from 'graphql-yoga'
import type { Logger } from '../platform/logger.ts'

/** How long an answer may take; who asks, a load balancer, commonly waits no longer. */
const patienceMs = 2_000

const endpoint = '/ready'

const giveUp = async (): Promise<never> => {
  await sleep(patienceMs, undefined, { ref: false })
  throw new Error(`no answer within ${patienceMs} ms`)
}

/**
 * Answers `/ready`: 200 when operations can be answered, 503 when not, or when that is not known within two seconds. Why not is
 * for the log, not for the client, and is told once, until it is ready again.
 */
export const useReadiness = (isReady: () => Promise<boolean>, logger: Logger): Plugin => {
  let isTold = false
  const tell = (err: unknown): false => {
    if (!isTold) logger.warn({ err }, 'not ready')
    isTold = true
    return false
  }
  const check = async () => {
    const isAnswered = await Promise.race([isReady(), giveUp()]).catch(tell)
    if (isAnswered) isTold = false
    return isAnswered
  }
  const { onRequest, ...rest } = useReadinessCheck({ endpoint, check })
  return {
    ...rest,
    // It would match each address against a pattern, for longer than all else here looks at it.
    onRequest: (payload) => (payload.url.pathname === endpoint ? onRequest?.(payload) : undefined),
  }
}
