import { Agent, get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'

/** What came of a request. */
type Outcome = 'answered' | 'cut off' | 'refused'

/** Asks on one connection, again and again, until it is refused; resolves with how often it was answered whole, or cut off. */
export const askUntilRefused = async (url: string): Promise<Record<Outcome, number>> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const outcomes = { answered: 0, 'cut off': 0, refused: 0 }
  const deadline = Date.now() + 60_000
  while (outcomes.refused === 0 && Date.now() < deadline) outcomes[await askOnce(url, agent)]++
  agent.destroy()
  return outcomes
}

const askOnce = (url: string, agent: Agent): Promise<Outcome> =>
  new Promise((resolve) => {
    const request = get(url, { agent }, (response) => {
      response.on('error', () => resolve('cut off'))
      response.on('close', () => resolve(response.complete ? 'answered' : 'cut off'))
      response.resume()
    })
    request.on('error', () => resolve('refused'))
  })

interface Answer {
  readonly response: IncomingMessage
  /** Whether its connection was kept from a request before. */
  readonly isReused: boolean
}

/** One request on a connection of the agent's; resolves when the whole answer is here. */
export const askBy = (agent: Agent, url: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = get(url, { agent }, (response) =>
      response.resume().on('end', () => resolve({ response, isReused: request.reusedSocket })),
    )
    request.on('error', reject)
  })

/** Opens a connection and sends some bytes; resolves with all that came back, when the server has closed it. */
export const sendBytes = (port: number, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => bytes !== '' && socket.write(bytes))
    let received = ''
    socket.on('data', (chunk) => {
      received += chunk
    })
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' ? resolve(received) : reject(error),
    )
    socket.on('close', () => resolve(received))
  })
