import { availableParallelism } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

/** What asks no database, or brings an embedded one of its own: on a server that is named it would only be the same once more. */
const withoutServer = [
  'tests/{browser,lib,stress}/**',
  'tests/annotation/hostile-files.test.ts',
  'tests/platform/embedded/**',
  'tests/server/limits/{cost,documents,inputs,requests,tricks}.test.ts',
  'tests/server/observability/process.test.ts',
  'tests/server/{concurrency,garbage,serve,shutdown,slow-clients}.test.ts',
]

export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  // Two copies of graphql, one ESM and one CommonJS, would refuse each other's schemas.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    // So that the alias holds for what it imports.
    server: { deps: { inline: ['@graphql-inspector/core'] } },
    include: ['tests/**/*.test.ts'],
    // Packages of the benchmark bring tests of their own.
    exclude: ['**/node_modules/**', ...(process.env.TEST_DATABASE_URL ? withoutServer : [])],
    globalSetup: ['tests/support/global-setup.ts'],
    setupFiles: ['tests/support/end-leftovers.ts'],
    // What a file imports is imported once for all: some two seconds for each. So a file leaves nothing behind that another sees.
    isolate: false,
    // Much of a test's time is the database's, which is another process: more workers than processors take no less time.
    maxWorkers: availableParallelism(),
    // Where one item of a list fails at once, the executor lets go of those that fail later, as the program knows (src/main.ts).
    onUnhandledError: ({ type, name, ...error }) =>
      !(type === 'Unhandled Rejection' && name === 'GraphQLError' && 'path' in error),
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
