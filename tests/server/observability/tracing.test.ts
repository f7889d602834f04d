import { pino } from 'pino'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createAsOf } from '../../../src/platform/as-of.ts'
import { readConfig } from '../../../src/platform/config.ts'
import { openDatabase } from '../../../src/platform/database.ts'
import { schema } from '../../../src/schema.ts'
import { openTracing } from '../../../src/server/observability/open-tracing.ts'
import { groupBy } from '../../reference/group-by.ts'
import { useTestDatabase } from '../../support/database.ts'
import { ask, createSmallApp } from '../small-app.ts'
import { type ReceivedSpan, startCollector } from './collector.ts'

const logger = pino({ level: 'silent' })

const caller = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' }

const send = (app: ReturnType<typeof createSmallApp>, query: string, variables: object, traceparent = '') =>
  ask(app, '/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': 'r-1', ...(traceparent && { traceparent }) },
    body: JSON.stringify({ query, variables }),
  })

const question = 'query Who($slug: String!) { person(slug: $slug) { name meetings(first: 2) { totalCount } } }'
const failing = 'query Failing { node(id: "x") { id } }'

/** Name of each span with the name of that above it. */
const treeOf = (spans: readonly ReceivedSpan[]): string[] => {
  const nameOf = (id: string | undefined) => spans.find(({ spanId }) => spanId === id)?.name ?? 'caller'
  return spans.map(({ name, parentSpanId }) => `${nameOf(parentSpanId)} > ${name}`).sort()
}

test('without its variables there is no tracing', async () => {
  expect(await openTracing(readConfig({}).observability, logger)).toBeUndefined()
})

// The SDK is started once in a process, so that all is asked in one test.
test('what becomes of a request is told to the collector that the variables name', async () => {
  const collector = await startCollector()
  const { url } = await useTestDatabase('seeded')
  const env = {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.address,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_SERVICE_NAME: 'readout-under-test',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=tests',
    OTEL_TRACES_SAMPLER: 'parentbased_always_off',
  }
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  const tracing = await openTracing(readConfig(env).observability, logger)
  vi.unstubAllEnvs()
  if (!tracing) throw new Error('nothing is traced')
  const { aroundStatement, plugin } = tracing
  const { database, read, close } = openDatabase({ url, logger, poolSize: 4, aroundStatement })
  onTestFinished(close)
  const deps = { schema, context: () => ({ database }), asOf: createAsOf(database), tracing: plugin }
  const compiled = createSmallApp({ ...deps, read })
  const plain = createSmallApp(deps)

  const sampled = `00-${caller.traceId}-${caller.spanId}-01`
  await send(compiled, question, { slug: 'ma-zhaoxu' }, sampled)
  await send(plain, question, { slug: 'ma-zhaoxu' }, sampled.replace('0af7', '0bf7'))
  await send(compiled, failing, {}, sampled.replace('0af7', '0cf7'))
  await send(compiled, question, { slug: 'ma-zhaoxu' })
  await ask(compiled, '/health', { headers: { traceparent: sampled } })
  await tracing.close()

  expect(new Set(collector.paths)).toEqual(new Set(['/v1/traces']))
  expect(collector.resource()).toMatchObject({
    'service.name': 'readout-under-test',
    'service.version': expect.any(String),
    'deployment.environment.name': 'tests',
  })
  const spans = collector.spans()
  const traces = groupBy(spans, ({ traceId }) => traceId.slice(0, 4))

  // The one that no caller has sampled is not among them, as the sampler says; nor is the check of health.
  expect([...traces.keys()].sort()).toEqual(['0af7', '0bf7', '0cf7'])

  const ofCompiled = traces.get('0af7') ?? []
  expect(treeOf(ofCompiled)).toEqual([
    'POST /graphql > graphql.parse',
    'POST /graphql > graphql.validate',
    'POST /graphql > query',
    'caller > POST /graphql',
    'query > SELECT',
  ])
  const named = (name: string) => ofCompiled.find((span) => span.name === name)
  expect(named('POST /graphql')).toMatchObject({
    parentSpanId: caller.spanId,
    kind: 2,
    attributes: {
      'http.request.method': 'POST',
      'url.path': '/graphql',
      'http.response.status_code': 200,
      'readout.request.id': 'r-1',
    },
  })
  expect(named('query')?.attributes).toEqual({ 'graphql.operation.type': 'query', 'graphql.operation.name': 'Who' })
  expect(named('SELECT')).toMatchObject({
    kind: 3,
    attributes: {
      'db.system.name': 'postgresql',
      'db.operation.name': 'SELECT',
      'db.query.text': expect.stringMatching(/^SELECT .*\$1/s),
    },
  })

  const ofPlain = treeOf(traces.get('0bf7') ?? [])
  expect(ofPlain.filter((line) => line.startsWith('query > ')).length).toBeGreaterThan(1)
  expect(ofPlain).toEqual(expect.arrayContaining(treeOf(ofCompiled)))

  const failed = traces.get('0cf7')?.find(({ name }) => name === 'query')
  expect(failed).toMatchObject({ status: { code: 2 }, attributes: { 'error.type': 'GraphQLError' } })
  expect(ofCompiled.filter(({ status }) => status.code === 2)).toEqual([])

  // What clients have asked for stands in no span.
  expect(collector.text()).not.toContain('zhaoxu')
})
