import { readConfig } from '../../src/platform/config.ts'

/** What an application is told where nobody configures anything; no document is trusted, and none is slow. */
export const usualSettings = () => {
  const { limits, traffic, http } = readConfig({})
  return {
    cors: { origins: [], credentials: http.corsCredentials },
    trusted: { mode: http.trustedDocuments, documents: new Map<string, string>() },
    introspection: http.introspection,
    limits,
    traffic,
    slowOperationMs: 60_000,
  }
}
