import { PrismaPg } from '@prisma/adapter-pg'
import { type AroundStatement, sendAlone } from './around-statement.ts'
import { bindLists, type Statement } from './bind-lists.ts'
import { refuseEnded } from './operation.ts'
import { noteStatement } from './statement-count.ts'

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>
type Transaction = Awaited<ReturnType<Adapter['startTransaction']>>
type Send<Result> = (statement: Statement) => Promise<Result>

/**
 * Prisma's adapter for PostgreSQL, with three differences. Tables are named without a schema, so that search_path says where
 * they are, as it does for SQL of our own. A list of values is one parameter. And the statements of one transaction are sent one
 * after another: they share a connection, and pg warns of a statement that is sent while another is under way, as resolvers do.
 */
export class PostgresAdapter extends PrismaPg {
  readonly #around: AroundStatement

  constructor(...[pool, settings, around = sendAlone]: [...ConstructorParameters<typeof PrismaPg>, AroundStatement?]) {
    super(pool, settings)
    this.#around = around
  }

  override async connect(): Promise<Adapter> {
    const adapter = await super.connect()
    const startTransaction = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (level) =>
      endInTime(sendInTurn(sendApart(sendUnqualified(sendSeen(await startTransaction(level), this.#around)))))
    return sendUnqualified(sendSeen(adapter, this.#around))
  }
}

/** Changes how statements are sent, those that return rows and those that do not. */
const wrap = <Target extends Adapter | Transaction>(
  target: Target,
  change: <Result>(send: Send<Result>) => Send<Result>,
): Target => {
  target.queryRaw = change(target.queryRaw.bind(target))
  target.executeRaw = change(target.executeRaw.bind(target))
  return target
}

/** Each is counted for the work that sends it, which is known here: in the pool, another's work may have freed the connection. */
const sendSeen = <Target extends Adapter | Transaction>(target: Target, around: AroundStatement): Target =>
  wrap(target, (send) => (statement) => {
    noteStatement()
    return around(statement.sql, () => send(statement))
  })

/** Values are parameters, so that what stands in double quotes is always a name. */
const sendUnqualified = <Target extends Adapter | Transaction>(target: Target): Target =>
  wrap(target, (send) => (statement) => {
    const { sql, ...rest } = bindLists(statement)
    return send({ ...rest, sql: sql.replaceAll('"public".', '') })
  })

/** PostgreSQL keeps the plan of a text while search_path stays the same: in a transaction, which may have another, it is another text. */
const sendApart = (transaction: Transaction): Transaction =>
  wrap(transaction, (send) => (statement) => send({ ...statement, sql: `${statement.sql} /* in a transaction */` }))

const sendInTurn = (transaction: Transaction): Transaction => {
  let last: Promise<unknown> = Promise.resolve()
  return wrap(transaction, (send) => (statement) => {
    const result = last.then(() => send(statement))
    last = result.catch(() => {}) // whoever sent it hears of it
    return result
  })
}

/** A transaction reads for one operation, and nothing more once that has ended; what ends the transaction itself is sent still. */
const endInTime = (transaction: Transaction): Transaction => {
  const send = transaction.queryRaw.bind(transaction)
  const queryRaw: Transaction['queryRaw'] = async (statement) => {
    refuseEnded()
    return send(statement)
  }
  return Object.assign(transaction, { queryRaw })
}
