import path from 'node:path'
import { projectRoot } from '../../../src/platform/project-root.ts'
import { programArgs } from '../../support/program-args.ts'
import type { ServerProgram } from './server-process.ts'

/** Connections to the database, of each server: what the product has by itself. */
export const poolSize = 10

export const serverNames = ['readout', 'plain', 'postgraphile', 'limit'] as const

export type ServerName = (typeof serverNames)[number]

/** The product as users run it, with all that it does by itself: it logs each request, counts it, and limits what may be asked. */
const readout = (executor: string): Omit<ServerProgram, 'name'> => ({
  args: programArgs,
  env: { EXECUTOR: executor, READOUT_METRICS_PORT: '0' },
})

const programs: Record<ServerName, Omit<ServerProgram, 'name'>> = {
  readout: readout('compiled'),
  plain: readout('plain'),
  postgraphile: {
    args: [path.join(projectRoot, 'tests', 'benchmarks', 'peers', 'postgraphile.js')],
    env: { GRAPHILE_ENV: 'production' },
  },
  limit: { args: ['--import', 'tsx', path.join(import.meta.dirname, 'limit-server.ts')] },
}

export const programOf = (name: ServerName): ServerProgram => ({ name, ...programs[name] })
