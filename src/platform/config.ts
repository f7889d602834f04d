import { resolve } from 'node:path'
import { z } from 'zod'
import { UserError } from './errors.ts'
import { projectRoot } from './project-root.ts'

const executors = ['compiled', 'plain'] as const
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** What the program can be told from outside; every field is checked before anything starts. */
export interface Config {
  /** The PostgreSQL server to use; absent means the embedded one, in `dataDir`. */
  readonly databaseUrl?: string
  /** Absolute path of the folder that holds the embedded database. */
  readonly dataDir: string
  readonly host: string
  /** 0 lets the operating system choose a free one. */
  readonly port: number
  readonly logLevel: (typeof logLevels)[number]
  /** Web origins whose pages may read answers, as browsers write them: `https://example.org`. */
  readonly corsOrigins: readonly string[]
  /** How operations are answered: `compiled` into one statement each, or `plain`, field by field. */
  readonly executor: (typeof executors)[number]
}

/** One environment variable as documented: an empty `default` means that there is none. */
interface ConfigVariable {
  readonly name: string
  readonly default: string
  readonly meaning: string
}

/** Every environment variable that the program reads; the README's table is compared with this one. */
export const configVariables = [
  {
    name: 'DATABASE_URL',
    default: '',
    meaning: 'PostgreSQL 15+ to use, `postgresql://user@host:5432/name`; without it, an embedded one is started',
  },
  {
    name: 'READOUT_DATA_DIR',
    default: '.readout',
    meaning: 'Folder of the embedded database; relative to the project',
  },
  { name: 'HOST', default: '127.0.0.1', meaning: 'Address to listen on; `0.0.0.0` for all of this machine’s' },
  { name: 'PORT', default: '4000', meaning: 'Port to listen on; `0` for any free one' },
  { name: 'LOG_LEVEL', default: 'info', meaning: `Least serious log lines to write: ${logLevels.join(', ')}` },
  {
    name: 'CORS_ORIGINS',
    default: '',
    meaning: 'Web origins whose pages may read answers, comma separated: `https://example.org`',
  },
  {
    name: 'EXECUTOR',
    default: 'compiled',
    meaning:
      'How operations are answered: `compiled` into one SQL statement each where they can be, or `plain`, field by field',
  },
] as const satisfies readonly ConfigVariable[]

type Name = (typeof configVariables)[number]['name']

const toList = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')

const originError = 'is not a web origin: write scheme and host, https://example.org'

const origin = z.url({ error: originError, abort: true }).refine((text) => new URL(text).origin === text, originError)

const schema = z.object({
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'is not the address of a PostgreSQL server: write postgresql://user:password@host:5432/name',
    })
    .optional(),
  READOUT_DATA_DIR: z.string().transform((path) => resolve(projectRoot, path)),
  HOST: z.string(),
  PORT: z
    .string()
    .refine(
      (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535,
      'is not a port: write a whole number from 0 to 65535',
    )
    .transform(Number),
  LOG_LEVEL: z.enum(logLevels, `is not a log level: write one of ${logLevels.join(', ')}`),
  CORS_ORIGINS: z.string().transform(toList).pipe(z.array(origin)),
  EXECUTOR: z.enum(executors, `is no way to answer: write one of ${executors.join(', ')}`),
} satisfies Record<Name, z.ZodType>)

/** A variable set to nothing counts as not set, as `FOO= npm start` and compose files have it. */
const withDefaults = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    configVariables
      .map((variable) => [variable.name, env[variable.name]?.trim() || variable.default] as const)
      .filter(([name, value]) => value !== '' || name === 'CORS_ORIGINS'),
  )

/** `NAME="value" is not …`: of a list only the item that is wrong, and never a value that may hold a password. */
const describeIssue = ({ path, message, input }: z.core.$ZodIssue): string =>
  path[0] === 'DATABASE_URL' ? `DATABASE_URL ${message}` : `${String(path[0])}=${JSON.stringify(input)} ${message}`

/**
 * Reads and checks the whole configuration.
 * @throws UserError one line for each variable that is wrong: which, why, and what is allowed.
 */
export const readConfig = (env: NodeJS.ProcessEnv = process.env): Config => {
  const result = schema.safeParse(withDefaults(env), { reportInput: true })
  if (!result.success) {
    throw new UserError(result.error.issues.map(describeIssue).join('\n'))
  }
  const { DATABASE_URL, READOUT_DATA_DIR, HOST, PORT, LOG_LEVEL, CORS_ORIGINS, EXECUTOR } = result.data
  return {
    ...(DATABASE_URL !== undefined && { databaseUrl: DATABASE_URL }),
    dataDir: READOUT_DATA_DIR,
    host: HOST,
    port: PORT,
    logLevel: LOG_LEVEL,
    corsOrigins: CORS_ORIGINS,
    executor: EXECUTOR,
  }
}
