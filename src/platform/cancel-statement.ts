import pg from 'pg'

/** What pg has and its types do not: who a session is, and how to ask for its end. */
interface Session {
  readonly processID: number
  readonly secretKey: number
  readonly sslNegotiation?: string
}

interface CancelConnection {
  connect(port: number | string, host?: string): void
  requestSsl(): void
  cancel(processId: number, secretKey: number): void
}

/** Milliseconds. */
const patience = 1_000

/**
 * Asks PostgreSQL to end the statement that a connection has under way, by a connection of its own, as the protocol has it; over
 * TLS where the connection is.
 * @returns whether the server has done so: what the connection is asked from then on is safe from it, for the server signals the
 * session before it closes the connection by which it was asked.
 */
export const cancelStatement = (client: pg.Client): Promise<boolean> => {
  const { processID, secretKey, sslNegotiation } = client as pg.Client & Partial<Session>
  if (!processID || !secretKey) return Promise.resolve(false)
  const config = { ssl: client.ssl, sslNegotiation }
  const connection = new pg.Connection(config) as pg.Connection & CancelConnection
  return new Promise((resolve) => {
    let asked = false
    const ask = () => {
      connection.cancel(processID, secretKey)
      asked = true
    }
    const giveUp = () => {
      asked = false
      connection.stream.destroy()
    }
    const timer = setTimeout(giveUp, patience)
    connection.on('error', giveUp)
    connection.once('end', () => {
      clearTimeout(timer)
      resolve(asked)
    })
    connection.once('sslconnect', ask)
    connection.once('connect', () => {
      if (!client.ssl) ask()
      else if (sslNegotiation !== 'direct') connection.requestSsl()
    })
    if (client.host.startsWith('/')) connection.connect(`${client.host}/.s.PGSQL.${client.port}`)
    else connection.connect(client.port, client.host)
  })
}
