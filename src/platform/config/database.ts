import { resolve } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../project-root.ts'
import { milliseconds, optional, type VariableGroup, wholeNumber } from './variable.ts'

const address = optional(
  z.url({
    protocol: /^postgres(ql)?$/,
    error: 'is not the address of a PostgreSQL server: write postgresql://user:password@host:5432/name',
  }),
)

/** Where the knowledge base is, and how it is connected to. */
export const databaseVariables = {
  databaseUrl: {
    name: 'DATABASE_URL',
    default: '',
    meaning: 'PostgreSQL 15+ to use, `postgresql://user@host:5432/name`; without it, an embedded one is started',
    schema: address,
    isSecret: true,
  },
  readerUrl: {
    name: 'READOUT_READER_URL',
    default: '',
    meaning: 'The database in `DATABASE_URL`, for a role that can only read: as this one clients are answered',
    schema: address,
    isSecret: true,
  },
  dataDir: {
    name: 'READOUT_DATA_DIR',
    default: '.readout',
    meaning: 'Folder of the embedded database; relative to the project',
    schema: z.string().transform((path) => resolve(projectRoot, path)),
  },
  wait: {
    name: 'READOUT_DATABASE_WAIT',
    default: '60000',
    meaning: 'Milliseconds to wait at start for the PostgreSQL in `DATABASE_URL` to answer',
    schema: milliseconds(0),
  },
  poolSize: {
    name: 'READOUT_POOL_SIZE',
    default: '',
    meaning:
      'Most connections for compiled operations; as many more for all others, and half as many for `@asOf`. ' +
      'Without it 10, and with the embedded database one more than there are processors',
    schema: optional(wholeNumber(1, 1000, 'is no number of connections')),
  },
  poolWait: {
    name: 'READOUT_POOL_WAIT',
    default: '2000',
    meaning: 'Milliseconds that a request waits for a connection before it gets 503',
    schema: milliseconds(1),
  },
} as const satisfies VariableGroup
