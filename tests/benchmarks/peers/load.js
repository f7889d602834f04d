// Asks servers, in a process of its own: for each message from its parent it asks one server for a time, and answers what it measured.
// What is measured begins when all connections have been busy for a while, and ends before any of them stops.
import { setTimeout as sleep } from 'node:timers/promises'
import autocannon from 'autocannon'

/** Each connection begins elsewhere, so that no two ask the same at once. */
const rotate = (requests, by) => [...requests.slice(by), ...requests.slice(0, by)]

const isGood = (body) => body.startsWith('{"data":') && !body.includes('"errors":')

const load = async ({ url, bodies, connections, warmUp, seconds }) => {
  const times = []
  let bad = 0
  let begun = 0
  const requests = bodies.map((body) => ({ method: 'POST', body }))
  const instance = autocannon({
    url,
    connections,
    duration: 3600,
    sampleInt: 20, // how soon it stops when it is told to
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    requests,
    timeout: 60,
    setupClient: (client) => {
      client.setRequests(rotate(requests, Math.floor((begun++ * requests.length) / connections)))
    },
    verifyBody: (body) => {
      if (!isGood(body)) bad += 1
      return true
    },
  })
  instance.on('reqError', () => {
    bad += 1
  })
  await sleep(warmUp * 1000)
  const listen = (_client, status, _bytes, ms) => {
    if (status !== 200) bad += 1
    times.push(ms)
  }
  process.send({ event: 'begin' })
  const start = performance.now()
  instance.on('response', listen)
  await sleep(seconds * 1000)
  instance.off('response', listen)
  const took = performance.now() - start
  process.send({ event: 'end' })
  const stopped = new Promise((resolve) => instance.once('done', resolve))
  instance.stop()
  await stopped
  times.sort((one, other) => one - other)
  const quantile = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? null
  return { requests: times.length, seconds: took / 1000, p50: quantile(0.5), p99: quantile(0.99), bad }
}

process.on('message', async (asked) => {
  process.send({ event: 'result', result: await load(asked) })
})
