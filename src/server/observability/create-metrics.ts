import type pg from 'pg'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { limitNames } from './limit-names.ts'
import type { Metrics } from './metrics.ts'
import type { AnsweredRequest, OperationRecord } from './records.ts'

interface MetricsOptions {
  /** Of the program. */
  readonly version: string
  /** Those of the database, by name; each is looked at when the metrics are read, so that more may come. */
  readonly pools: ReadonlyMap<string, pg.Pool>
  /** Names of operations that have a label of their own in any case, as those of trusted documents. */
  readonly knownOperations?: Iterable<string>
}

/** Clients choose the names of operations, and each is some thirty time series: as many have labels of their own besides known ones. */
const mostNames = 100

/** Seconds: from a look-up to what is given up. */
const durations = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const statementCounts = [0, 1, 2, 5, 10, 20, 50, 100]

const methods = new Set(['GET', 'HEAD', 'OPTIONS', 'POST'])
const paths = new Set(['/', '/graphql'])

/** Anybody may ask for any path. */
const labelOfPath = (path: string): string => {
  if (path.startsWith('/graphql/assets/')) return '/graphql/assets'
  return paths.has(path) ? path : 'other'
}

/**
 * Makes the metrics. No label has more values than the program itself has, whatever clients send.
 *
 * The program's own listener: `@graphql-yoga/plugin-prometheus` labels with each name of an operation and each URL that clients think of.
 */
export const createMetrics = ({ version, pools, knownOperations = [] }: MetricsOptions): Metrics => {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  addBuildInfo(registry, version)
  addPools(registry, pools)
  const requests = new Histogram({
    name: 'readout_http_request_duration_seconds',
    help: 'Time until the response to an HTTP request was made; checks of health and readiness are not counted',
    labelNames: ['method', 'path', 'status'],
    buckets: durations,
    registers,
  })
  const operations = new Histogram({
    name: 'readout_operation_duration_seconds',
    help: 'Time that an operation took; executor says whether it was compiled, resolved field by field (plain) or refused (none)',
    labelNames: ['operation', 'executor'],
    buckets: durations,
    registers,
  })
  const statements = new Histogram({
    name: 'readout_operation_statements',
    help: 'SQL statements that were sent for an operation',
    labelNames: ['operation', 'executor'],
    buckets: statementCounts,
    registers,
  })
  const errors = new Counter({
    name: 'readout_errors_total',
    help: 'Errors in answers, by extensions.code',
    labelNames: ['code'],
    registers,
  })
  const labelOfName = limitNames(knownOperations, mostNames)

  const noteOperation = ({ name, executor, statements: sent, ms }: OperationRecord): void => {
    const labels = { operation: labelOfName(name, executor !== undefined), executor: executor ?? 'none' }
    operations.observe(labels, ms / 1000)
    statements.observe(labels, sent)
  }
  const listener = ({ method, path, status, ms, ...answered }: AnsweredRequest): void => {
    requests.observe({ method: methods.has(method) ? method : 'other', path: labelOfPath(path), status }, ms / 1000)
    answered.operations.forEach(noteOperation)
    for (const code of answered.errors) errors.inc({ code: code ?? 'NONE' })
  }
  return { listener, contentType: registry.contentType, read: () => registry.metrics() }
}

const addBuildInfo = (registry: Registry, version: string): void => {
  const info = new Gauge({
    name: 'readout_build_info',
    help: 'Always 1; its labels say which version of the program runs, on which of Node.js',
    labelNames: ['version', 'node_version'],
    registers: [registry],
  })
  info.set({ version, node_version: process.version }, 1)
}

/** What a pool says of itself, when it is asked. */
const poolGauges = {
  readout_database_pool_connections: {
    help: 'Connections to the database that are open',
    read: (pool: pg.Pool) => pool.totalCount,
  },
  readout_database_pool_idle_connections: {
    help: 'Connections to the database that are open and serve nobody',
    read: (pool: pg.Pool) => pool.idleCount,
  },
  readout_database_pool_max_connections: {
    help: 'Connections to the database that may be open at once',
    read: (pool: pg.Pool) => pool.options.max,
  },
  readout_database_pool_waiting_requests: {
    help: 'Statements and transactions that wait for a connection to the database',
    read: (pool: pg.Pool) => pool.waitingCount,
  },
}

const addPools = (registry: Registry, pools: ReadonlyMap<string, pg.Pool>): void => {
  for (const [name, { help, read }] of Object.entries(poolGauges)) {
    new Gauge({
      name,
      help,
      labelNames: ['pool'],
      registers: [registry],
      collect() {
        for (const [label, pool] of pools) this.set({ pool: label }, read(pool))
      },
    })
  }
}
