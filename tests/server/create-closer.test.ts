import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createCloser } from '../../src/server/create-closer.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

test('of requests that were sent at once on a connection that broke, nothing is kept', async () => {
  const server = createServer()
  createCloser(server)
  const responses: WeakRef<ServerResponse>[] = []
  server.on('request', (_request, response) => {
    responses.push(new WeakRef(response))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())

  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nhost: readout\r\n\r\n'.repeat(5))
  await vi.waitUntil(() => responses.length === 5)
  socket.destroy()
  await vi.waitFor(() => {
    collectGarbage()
    expect(responses.filter((response) => response.deref() !== undefined)).toHaveLength(0)
  }, 5_000)
})
