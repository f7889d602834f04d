import { type Plugin, useReadinessCheck } from 'graphql-yoga'
import type { Logger } from '../platform/logger.ts'

/** Answers `/ready`: 200 when operations can be answered, 503 when not. Why not is for the log, not for the client. */
export const useReadiness = (isReady: () => Promise<boolean>, logger: Logger): Plugin =>
  useReadinessCheck({
    check: () =>
      isReady().catch((err: unknown) => {
        logger.warn({ err }, 'not ready')
        return false
      }),
  })
