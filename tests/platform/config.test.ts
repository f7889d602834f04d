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
      database: { dataDir: join(projectRoot, '.readout'), wait: 60_000, poolWait: 2_000 },
      server: { host: '127.0.0.1', port: 4000, corsOrigins: [], executor: 'compiled', requestTimeout: 5_000 },
      limits: {
        maxDepth: 12,
        maxCost: 100_000,
        maxPage: 100,
        maxAliases: 15,
        maxDirectives: 30,
        maxInputDepth: 20,
        maxTokens: 2_000,
        maxDocumentLength: 20_000,
        maxBodyBytes: 100_000,
        maxBatch: 1,
      },
      traffic: {
        maxConcurrent: 64,
        maxQueue: 512,
        queueWait: 2000,
        rateLimit: 3000,
        rateBurst: 1000,
        trustedProxies: [],
        maxConnections: 5000,
        keepAlive: 65_000,
        drainDelay: 0,
      },
      http: {
        corsCredentials: false,
        graphiql: true,
        introspection: true,
        trustedDocuments: 'allow',
        trustedDocumentsFiles: [join(projectRoot, 'src/client/generated/persisted-documents.json')],
      },
      log: { level: 'info' },
      observability: { metricsHost: '127.0.0.1', slowOperationMs: 1000 },
    })
    expect(isAbsolute(readConfig({}).database.dataDir)).toBe(true)
  })

  test('every variable is read', () => {
    expect(
      readConfig({
        DATABASE_URL: 'postgresql://reader:secret@db.example:5433/readout?sslmode=require',
        READOUT_READER_URL: 'postgresql://looker:secret@db.example:5433/readout',
        READOUT_DATA_DIR: '/var/lib/readout',
        READOUT_DATABASE_WAIT: '0',
        READOUT_POOL_SIZE: '20',
        READOUT_POOL_WAIT: '500',
        HOST: '0.0.0.0',
        PORT: '0',
        LOG_LEVEL: 'debug',
        CORS_ORIGINS: 'https://example.org, http://localhost:3000,',
        EXECUTOR: 'plain',
        READOUT_MAX_DEPTH: '1',
        READOUT_MAX_COST: '2',
        READOUT_MAX_PAGE: '21',
        READOUT_MAX_ALIASES: '3',
        READOUT_MAX_DIRECTIVES: '4',
        READOUT_MAX_INPUT_DEPTH: '5',
        READOUT_MAX_TOKENS: '6',
        READOUT_MAX_DOCUMENT_LENGTH: '7',
        READOUT_MAX_BODY_BYTES: '8',
        READOUT_MAX_BATCH: '9',
        READOUT_METRICS_PORT: '9464',
        READOUT_METRICS_HOST: '10.0.0.7',
        READOUT_METRICS_TOKEN: 'c2NyYXBlcidzIHRva2Vu==',
        READOUT_SLOW_OPERATION_MS: '250',
        OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://traces.example:4318/v1/traces',
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.example:4318',
        READOUT_MAX_CONCURRENT: '1',
        READOUT_MAX_QUEUE: '2',
        READOUT_QUEUE_WAIT: '3',
        READOUT_RATE_LIMIT: '4',
        READOUT_RATE_BURST: '5',
        READOUT_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8, 2001:db8::/32',
        READOUT_MAX_CONNECTIONS: '6',
        READOUT_KEEP_ALIVE: '7',
        READOUT_DRAIN_DELAY: '8',
        READOUT_REQUEST_TIMEOUT: '2500',
        READOUT_CORS_CREDENTIALS: 'on',
        READOUT_GRAPHIQL: 'off',
        READOUT_INTROSPECTION: 'off',
        READOUT_TRUSTED_DOCUMENTS: 'only',
        READOUT_TRUSTED_DOCUMENTS_FILES: '/etc/readout/one.json, manifests/two.json',
      }),
    ).toEqual({
      database: {
        databaseUrl: 'postgresql://reader:secret@db.example:5433/readout?sslmode=require',
        readerUrl: 'postgresql://looker:secret@db.example:5433/readout',
        dataDir: '/var/lib/readout',
        wait: 0,
        poolSize: 20,
        poolWait: 500,
      },
      server: {
        host: '0.0.0.0',
        port: 0,
        corsOrigins: ['https://example.org', 'http://localhost:3000'],
        executor: 'plain',
        requestTimeout: 2_500,
      },
      limits: {
        maxDepth: 1,
        maxCost: 2,
        maxPage: 21,
        maxAliases: 3,
        maxDirectives: 4,
        maxInputDepth: 5,
        maxTokens: 6,
        maxDocumentLength: 7,
        maxBodyBytes: 8,
        maxBatch: 9,
      },
      traffic: {
        maxConcurrent: 1,
        maxQueue: 2,
        queueWait: 3,
        rateLimit: 4,
        rateBurst: 5,
        trustedProxies: ['127.0.0.1', '10.0.0.0/8', '2001:db8::/32'],
        maxConnections: 6,
        keepAlive: 7,
        drainDelay: 8,
      },
      http: {
        corsCredentials: true,
        graphiql: false,
        introspection: false,
        trustedDocuments: 'only',
        trustedDocumentsFiles: ['/etc/readout/one.json', join(projectRoot, 'manifests/two.json')],
      },
      log: { level: 'debug' },
      observability: {
        metricsPort: 9464,
        metricsHost: '10.0.0.7',
        metricsToken: 'c2NyYXBlcidzIHRva2Vu==',
        slowOperationMs: 250,
        tracesEndpoint: 'https://traces.example:4318/v1/traces',
        telemetryEndpoint: 'http://collector.example:4318',
      },
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
      READOUT_DATABASE_WAIT: '1m',
      READOUT_POOL_SIZE: '0',
      READOUT_REQUEST_TIMEOUT: '0',
      PORT: '65536',
      LOG_LEVEL: 'loud',
      CORS_ORIGINS: 'https://example.org/,https://fine.example,example.com',
      EXECUTOR: 'fast',
      READOUT_MAX_DEPTH: '0',
      READOUT_MAX_PAGE: '19',
      READOUT_METRICS_PORT: 'yes',
      READOUT_METRICS_TOKEN: 'abc',
      READOUT_SLOW_OPERATION_MS: '1.5',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318',
      READOUT_MAX_CONCURRENT: '0',
      READOUT_TRUSTED_PROXIES: '10.0.0.0/8, proxy.example, 10.0.0.0/33',
      READOUT_GRAPHIQL: 'yes',
      READOUT_TRUSTED_DOCUMENTS: 'some',
    })
    expect(error).toBeInstanceOf(UserError)
    expect(String(error).split('\n')).toEqual([
      'UserError: DATABASE_URL is not the address of a PostgreSQL server: write postgresql://user:password@host:5432/name',
      'READOUT_DATABASE_WAIT="1m" is no time in milliseconds: write a whole number from 0 to 86400000',
      'READOUT_POOL_SIZE="0" is no number of connections: write a whole number from 1 to 1000',
      'PORT="65536" is not a port: write a whole number from 0 to 65535',
      'CORS_ORIGINS="https://example.org/" is not a web origin: write scheme and host, https://example.org, or * for all',
      'CORS_ORIGINS="example.com" is not a web origin: write scheme and host, https://example.org, or * for all',
      'EXECUTOR="fast" is no way to answer: write one of compiled, plain',
      'READOUT_REQUEST_TIMEOUT="0" is no time in milliseconds: write a whole number from 1 to 86400000',
      'READOUT_GRAPHIQL="yes" is no setting of a switch: write one of on, off',
      'READOUT_TRUSTED_DOCUMENTS="some" is no way to treat documents: write one of only, allow, off',
      'READOUT_MAX_DEPTH="0" is out of bounds: write a whole number from 1 to 1000000000',
      'READOUT_MAX_PAGE="19" is out of bounds: write a whole number from 20 to 100',
      'READOUT_MAX_CONCURRENT="0" is out of bounds: write a whole number from 1 to 100000',
      'READOUT_TRUSTED_PROXIES="proxy.example" is neither an IP address nor a network: write 10.0.0.7, or 10.0.0.0/8',
      'READOUT_TRUSTED_PROXIES="10.0.0.0/33" is neither an IP address nor a network: write 10.0.0.7, or 10.0.0.0/8',
      'LOG_LEVEL="loud" is not a log level: write one of fatal, error, warn, info, debug, trace, silent',
      'READOUT_METRICS_PORT="yes" is not a port: write a whole number from 0 to 65535',
      'READOUT_METRICS_TOKEN is not 16 or more letters, digits and any of - . _ ~ + /',
      'READOUT_SLOW_OPERATION_MS="1.5" is out of bounds: write a whole number from 0 to 3600000',
      'OTEL_EXPORTER_OTLP_ENDPOINT="collector:4318" is not an address: write http://host:4318',
    ])
  })

  test.each(['4e3', '-1', '40.5', '0x10', 'http'])('PORT=%s is refused', (PORT) => {
    expect(errorOf({ PORT })).toBeInstanceOf(UserError)
  })

  test('a wrong database address is not repeated: it may hold a password', () => {
    expect(String(errorOf({ DATABASE_URL: 'postgres:secret' }))).not.toContain('secret')
    expect(String(errorOf({ DATABASE_URL: 'http://me:secret@db' }))).not.toContain('secret')
    expect(String(errorOf({ READOUT_READER_URL: 'http://me:secret@db' }))).not.toContain('secret')
  })
})
