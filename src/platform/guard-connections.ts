import type pg from 'pg'
import type { Availability } from './availability.ts'
import { StalledError } from './database-failure.ts'
import { explainConnect, explainStatement } from './explain-failure.ts'
import { interruptStatement } from './interrupt-statement.ts'
import { currentOperation, type Operation, outsideOperations, refuseEnded } from './operation.ts'
import { type Query, sendInTime } from './send-in-time.ts'
import type { LendConnection, Statement } from './send-statement.ts'

type Connect = () => Promise<pg.PoolClient>
type Send = (statement: Statement) => Promise<pg.QueryResult>

interface GuardOptions {
  readonly availability: Availability
  /** Milliseconds after which a statement is given up that is not answered; absent means never. */
  readonly patienceMs: number | undefined
}

/**
 * Has a pool lend its connections to operations, to the current one where none is named: none where the operation has ended or the
 * database is away, and what is under way on one when its operation ends is interrupted in the database. What fails for want of the
 * database fails with a DatabaseFailure.
 */
export const guardConnections = (pool: pg.Pool, { availability, patienceMs }: GuardOptions): LendConnection => {
  const connect = pool.connect.bind(pool) as Connect
  const guarded: LendConnection = async (operation = currentOperation()) => {
    availability.check()
    refuseEnded(operation)
    // The connection outlives the operation for which it happens to be made.
    const client = await outsideOperations(connect).catch((error: unknown) => {
      throw explainConnect(error, availability)
    })
    if (operation?.ended) {
      client.release()
      throw operation.ended
    }
    lend(client, { operation, availability, patienceMs, dropIdle })
    return client
  }
  /** Closes the connections that nobody uses: where one broke, or none can be made, they may be dead and not know it. */
  const dropIdle = (): void => {
    for (let left = pool.idleCount; left > 0; left--) outsideOperations(connect).then(drop, () => {})
  }
  pool.connect = (() => guarded()) as pg.Pool['connect']
  availability.onAway(dropIdle)
  return guarded
}

const ignore = (): void => {}

const drop = (client: pg.PoolClient): void => client.release(true)

interface Loan extends GuardOptions {
  readonly operation: Operation | undefined
  readonly dropIdle: () => void
}

/** Gives a connection to an operation until it is released. */
const lend = (client: pg.PoolClient, { operation, availability, patienceMs, dropIdle }: Loan): void => {
  const query = client.query.bind(client) as unknown as Query
  const release = client.release.bind(client)
  let isBroken = false
  let statementEnd = Promise.resolve()
  let interruption: Promise<boolean> | undefined
  const noteBreak = () => {
    isBroken = true
  }
  const forget = operation?.onEnd(() => {
    interruption = interruptStatement(client, statementEnd, availability)
  })
  const send: Send = (statement) => {
    const result = sendInTime(query, statement, patienceMs)
    statementEnd = result.then(ignore, ignore)
    return result.catch((error: unknown) => {
      // As it comes, it leads to the socket; so it leads to who has sent the statement.
      if (error instanceof Error) Error.captureStackTrace(error)
      const failure = explainStatement(error, { operation, isBroken, availability })
      // What was never answered may be answered yet, to whoever has the connection then.
      if (error instanceof StalledError) noteBreak()
      throw failure
    })
  }
  /** A connection goes back to the pool as it came: whole, in no transaction, and with nobody about to interrupt it. */
  const giveBack = (isWhole: boolean) => {
    client.off('error', noteBreak)
    Reflect.deleteProperty(client, 'query')
    if (isBroken) dropIdle()
    release(!isWhole || isBroken || client.getTransactionStatus() !== 'I')
  }
  // By its name: a function that is written where it is assigned to a property V8 takes for one that lives long, puts it among what is
  // old, and keeps until the next full collection whatever it sees: here the whole request.
  const takeBack: pg.PoolClient['release'] = (error) => {
    forget?.()
    if (!interruption) return giveBack(!error)
    void interruption.then((isWhole) => {
      // Those that nobody uses may be as dead as this one.
      if (!isWhole) dropIdle()
      giveBack(isWhole && !error)
    })
  }
  client.on('error', noteBreak)
  client.query = send as pg.PoolClient['query']
  client.release = takeBack
}
