import { resolve } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../project-root.ts'
import { optional, type VariableGroup } from './variable.ts'

/** Where the knowledge base is. */
export const databaseVariables = {
  databaseUrl: {
    name: 'DATABASE_URL',
    default: '',
    meaning: 'PostgreSQL 15+ to use, `postgresql://user@host:5432/name`; without it, an embedded one is started',
    schema: optional(
      z.url({
        protocol: /^postgres(ql)?$/,
        error: 'is not the address of a PostgreSQL server: write postgresql://user:password@host:5432/name',
      }),
    ),
    isSecret: true,
  },
  dataDir: {
    name: 'READOUT_DATA_DIR',
    default: '.readout',
    meaning: 'Folder of the embedded database; relative to the project',
    schema: z.string().transform((path) => resolve(projectRoot, path)),
  },
} as const satisfies VariableGroup
