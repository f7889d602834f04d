import { z } from 'zod'
import { listOf, milliseconds, oneOf, type VariableGroup, wholeNumber } from './variable.ts'

const originError = 'is not a web origin: write scheme and host, https://example.org, or * for all'

const origin = z
  .string()
  .refine((text) => text === '*' || (URL.canParse(text) && new URL(text).origin === text), originError)

/** Where the server listens, who may read its answers, and how it finds them. */
export const serverVariables = {
  host: {
    name: 'HOST',
    default: '127.0.0.1',
    meaning: 'Address to listen on; `0.0.0.0` for all of this machine’s',
    schema: z.string(),
  },
  port: {
    name: 'PORT',
    default: '4000',
    meaning: 'Port to listen on; `0` for any free one',
    schema: wholeNumber(0, 65_535, 'is not a port'),
  },
  corsOrigins: {
    name: 'CORS_ORIGINS',
    default: '',
    meaning: 'Web origins whose pages may ask and read answers, comma separated: `https://example.org`; `*` for all',
    schema: listOf(origin),
  },
  executor: {
    name: 'EXECUTOR',
    default: 'compiled',
    meaning:
      'How operations are answered: `compiled` into one SQL statement each where they can be, or `plain`, field by field',
    schema: oneOf(['compiled', 'plain'], 'is no way to answer'),
  },
  requestTimeout: {
    name: 'READOUT_REQUEST_TIMEOUT',
    default: '5000',
    meaning: 'Milliseconds that an operation may take before it ends, in the database too',
    schema: milliseconds(1),
  },
} as const satisfies VariableGroup
