import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { questions } from './questions/all.ts'
import { poolSize } from './servers.ts'

// What a server could reach at most: no GraphQL, one prepared statement for a question, whose JSON goes out as PostgreSQL wrote it.

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: poolSize,
  idleTimeoutMillis: 0, // a server under load would keep them
  // The day is set for the planner's sake, which reads it before the statement sets its own.
  onConnect: async (client) => {
    await client.query(`SET jit = off; SET random_page_cost = 1.1; SET readout.as_of = 'infinity'`)
  },
})

const limits = new Map(questions.map(({ operation, limit }) => [operation, limit]))

const readBody = (request: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      body += chunk
    })
    request.on('end', () => resolve(body))
    request.on('error', reject)
  })

const answer = async (body: string): Promise<string> => {
  const { operationName, variables } = JSON.parse(body)
  const limit = limits.get(operationName)
  if (!limit) throw new Error(`no such question: ${operationName}`)
  const values = limit.parameters.map((name) => variables[name])
  const { rows } = await pool.query({ name: operationName, text: limit.sql, values, rowMode: 'array' })
  return `{"data":${rows[0]?.[0]}}`
}

const server = createServer(async (request, response) => {
  try {
    const text = await answer(await readBody(request))
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
    response.end(text)
  } catch (error) {
    response.writeHead(500).end(String(error))
  }
})

server.listen(Number(process.env.PORT), process.env.HOST, () => {
  const { address, port } = server.address() as AddressInfo
  console.log(`the limit is ready at http://${address}:${port}/graphql`)
})
process.once('SIGTERM', () => process.exit())
