import { isAbsolute, join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { configVariables, readConfig } from '../../src/platform/config.ts'
import { UserError } from '../../src/platform/errors.ts'
import { projectRoot } from '../../src/platform/project-root.ts'

const errorOf = (env: NodeJS.ProcessEnv): unknown => {
  try {
    return readConfig(env)
  } catch (error) {
    return error
  }
}

afterEach(() => vi.restoreAllMocks())

describe('readConfig', () => {
  test('an empty environment gives the defaults, and no address of a database', () => {
    expect(readConfig({})).toEqual({
      database: { dataDir: join(projectRoot, '.readout') },
      server: { host: '127.0.0.1', port: 4000, corsOrigins: [], executor: 'compiled' },
      http: {
        corsCredentials: false,
        graphiql: true,
        introspection: true,
        trustedDocuments: 'allow',
        trustedDocumentsFiles: [join(projectRoot, 'src/client/generated/persisted-documents.json')],
      },
      log: { level: 'info' },
    })
    expect(isAbsolute(readConfig({}).database.dataDir)).toBe(true)
  })

  test('every variable is read', () => {
    expect(
      readConfig({
        DATABASE_URL: 'postgresql://reader:secret@db.example:5433/readout?sslmode=require',
        READOUT_DATA_DIR: '/var/lib/readout',
        HOST: '0.0.0.0',
        PORT: '0',
        LOG_LEVEL: 'debug',
        CORS_ORIGINS: 'https://example.org, http://localhost:3000,',
        EXECUTOR: 'plain',
        READOUT_CORS_CREDENTIALS: 'on',
        READOUT_GRAPHIQL: 'off',
        READOUT_INTROSPECTION: 'off',
        READOUT_TRUSTED_DOCUMENTS: 'only',
        READOUT_TRUSTED_DOCUMENTS_FILES: '/etc/readout/one.json, manifests/two.json',
      }),
    ).toEqual({
      database: {
        databaseUrl: 'postgresql://reader:secret@db.example:5433/readout?sslmode=require',
        dataDir: '/var/lib/readout',
      },
      server: {
        host: '0.0.0.0',
        port: 0,
        corsOrigins: ['https://example.org', 'http://localhost:3000'],
        executor: 'plain',
      },
      http: {
        corsCredentials: true,
        graphiql: false,
        introspection: false,
        trustedDocuments: 'only',
        trustedDocumentsFiles: ['/etc/readout/one.json', join(projectRoot, 'manifests/two.json')],
      },
      log: { level: 'debug' },
    })
  })

  test('a relative data directory starts at the project, wherever the program is started', () => {
    vi.spyOn(process, 'cwd').mockReturnValue('/elsewhere')
    expect(readConfig({ READOUT_DATA_DIR: 'data/here' }).database.dataDir).toBe(join(projectRoot, 'data/here'))
  })

  test('a variable set to nothing counts as not set', () => {
    const env = Object.fromEntries(configVariables.map(({ name }) => [name, ' ']))
    expect(readConfig(env)).toEqual(readConfig({}))
  })

  test('all errors are listed at once, each with what is allowed', () => {
    const error = errorOf({
      DATABASE_URL: 'mysql://db/readout',
      PORT: '65536',
      LOG_LEVEL: 'loud',
      CORS_ORIGINS: 'https://example.org/,https://fine.example,example.com',
      EXECUTOR: 'fast',
      READOUT_GRAPHIQL: 'yes',
      READOUT_TRUSTED_DOCUMENTS: 'some',
    })
    expect(error).toBeInstanceOf(UserError)
    expect(String(error).split('\n')).toEqual([
      'UserError: DATABASE_URL is not the address of a PostgreSQL server: write postgresql://user:password@host:5432/name',
      'PORT="65536" is not a port: write a whole number from 0 to 65535',
      'CORS_ORIGINS="https://example.org/" is not a web origin: write scheme and host, https://example.org, or * for all',
      'CORS_ORIGINS="example.com" is not a web origin: write scheme and host, https://example.org, or * for all',
      'EXECUTOR="fast" is no way to answer: write one of compiled, plain',
      'READOUT_GRAPHIQL="yes" is no setting of a switch: write one of on, off',
      'READOUT_TRUSTED_DOCUMENTS="some" is no way to treat documents: write one of only, allow, off',
      'LOG_LEVEL="loud" is not a log level: write one of fatal, error, warn, info, debug, trace, silent',
    ])
  })

  test.each(['4e3', '-1', '40.5', '0x10', 'http'])('PORT=%s is refused', (PORT) => {
    expect(errorOf({ PORT })).toBeInstanceOf(UserError)
  })

  test('a wrong database address is not repeated: it may hold a password', () => {
    expect(String(errorOf({ DATABASE_URL: 'postgres:secret' }))).not.toContain('secret')
    expect(String(errorOf({ DATABASE_URL: 'http://me:secret@db' }))).not.toContain('secret')
  })
})
