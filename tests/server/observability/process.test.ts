import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { startProgram } from '../../support/program.ts'
import { startCollector } from './collector.ts'
import { samplesOf } from './scrape.ts'

/** Says at the end which of the packages for metrics and traces the process has loaded. */
const report = `import module from 'node:module'
process.on('exit', () => {
  const loaded = Object.keys(module._cache).filter((file) => /node_modules.(prom-client|@opentelemetry)/.test(file))
  console.error('loaded for watching: %s', loaded.length > 0)
})`

const start = (env: NodeJS.ProcessEnv) =>
  startProgram({ args: ['--import', `data:text/javascript,${encodeURIComponent(report)}`], env })

const post = (address: string) =>
  fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'query Who { person(slug: "ma-zhaoxu") { name } }' }),
  })

test('the program serves its metrics on a port of their own, and its last traces are sent when it ends', async () => {
  const collector = await startCollector()
  const program = await start({
    READOUT_METRICS_PORT: '0',
    READOUT_METRICS_TOKEN: '0123456789abcdef',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.address,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
  })
  const metrics = await program.find(/"address":"([^"]+\/metrics)"/)
  expect((await post(program.address)).status).toBe(200)
  const authorization = 'Bearer 0123456789abcdef'
  const samples = samplesOf(await (await fetch(metrics, { headers: { authorization } })).text())
  expect(samples.get('readout_operation_statements_sum{operation="Who",executor="compiled"}')).toBe(1)
  expect(samples.get('readout_database_pool_connections{pool="compiled"}')).toBe(1)
  expect((await fetch(metrics)).status).toBe(401)
  expect((await fetch(new URL('/', metrics), { headers: { authorization } })).status).toBe(404)
  expect((await fetch(new URL('/metrics', program.address), { headers: { authorization } })).status).toBe(404)
  expect(await program.stop()).toContain('loaded for watching: true')
  expect(collector.spans().map(({ name }) => name)).toContain('POST /graphql')
  expect(collector.resource()['service.name']).toBe('readout')
})

test('without its variables the program loads nothing for metrics or traces', async () => {
  const program = await start({ READOUT_METRICS_PORT: '', READOUT_METRICS_TOKEN: '', OTEL_EXPORTER_OTLP_ENDPOINT: '' })
  expect((await post(program.address)).headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
  expect(await program.stop()).toContain('loaded for watching: false')
})

test('a port of the metrics that is taken is told in one line that names the variable', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  await expect(start({ READOUT_METRICS_PORT: String(port) })).rejects.toThrow(
    `port ${port} of 127.0.0.1 is in use: end the program that listens on it, or set READOUT_METRICS_PORT to another`,
  )
})
