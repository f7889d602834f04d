import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import type { TestProject } from 'vitest/node'
import { loadSeeds } from '../../src/annotation/load-seeds.ts'
import { createDatabase } from '../../src/platform/database.ts'
import { type DatabaseServer, openDatabaseServer } from '../../src/platform/database-server.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { copyDatabase, dropDatabase, urlOf } from './databases.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server on which each test file makes databases of its own. */
    serverUrl: string
    /** Names of the databases that are copied: migrated and empty, and filled from seeds/. */
    emptyTemplate: string
    seededTemplate: string
  }
}

/** Starts the embedded PostgreSQL, or uses the one that TEST_DATABASE_URL names, and makes the two templates on it. */
export default async (project: TestProject) => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'readout-tests-'))
  const databaseUrl = process.env.TEST_DATABASE_URL
  const server = await openDatabaseServer({ dataDir, ...(databaseUrl && { databaseUrl }) })
  const [emptyTemplate, seededTemplate] = await makeTemplates(server)
  project.provide('serverUrl', server.url)
  project.provide('emptyTemplate', emptyTemplate)
  project.provide('seededTemplate', seededTemplate)
  return async () => {
    await dropDatabase(server.url, seededTemplate)
    await dropDatabase(server.url, emptyTemplate)
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

const makeTemplates = async (server: DatabaseServer) => {
  const empty = await copyDatabase(server.url, 'template0')
  await migrate(urlOf(server.url, empty))
  const seeded = await copyDatabase(server.url, empty)
  const database = createDatabase({ url: urlOf(server.url, seeded), logger: pino({ level: 'silent' }) })
  await loadSeeds({ database, folder: 'seeds' })
  await database.$disconnect()
  return [empty, seeded] as const
}
