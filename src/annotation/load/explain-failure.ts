import { Prisma } from '../../generated/prisma/client.ts'
import { isGoodbye } from '../../platform/database-failure.ts'
import { messageOf, UserError } from '../../platform/errors.ts'

/** What Prisma's adapter makes of an error of PostgreSQL's, which has an SQLSTATE and a message, or of the socket's, which has neither. */
interface DriverFault {
  readonly kind: string
  readonly originalCode?: string
  readonly originalMessage?: string
}

/** Prisma gives the adapter's error as it is where a transaction ends, and within one of its own where a statement fails. */
const driverFaultOf = (error: unknown): DriverFault | undefined => {
  const own = error instanceof Prisma.PrismaClientKnownRequestError ? error.meta?.driverAdapterError : error
  return own instanceof Error && own.name === 'DriverAdapterError' ? (own.cause as DriverFault) : undefined
}

const lostKinds = ['ConnectionClosed', 'DatabaseNotReachable', 'SocketTimeout']

/** What pg itself says, with no code, of a connection that broke under a statement or before it; or the system's own error. */
const isBroken = (error: unknown): boolean =>
  error instanceof Error &&
  ('syscall' in error || /^(Connection terminated|Client has encountered a connection error)/.test(error.message))

const isGone = (error: unknown, fault: DriverFault | undefined): boolean =>
  fault ? isGoodbye(fault.originalCode ?? '') || lostKinds.includes(fault.kind) : isBroken(error)

/** For what a user can mend of a load's failure, a line that says so; other errors are given back as they are. */
export const explainFailure = (error: unknown): unknown => {
  const fault = driverFaultOf(error)
  const reason = fault?.originalMessage ?? fault?.kind ?? messageOf(error)
  if (fault?.originalCode === '53100') {
    const message = `The database’s disk is full (${reason}), and nothing was changed: make room on it, then load again.`
    return new UserError(message, { cause: error })
  }
  if (!isGone(error, fault)) return error
  // Where the connection broke at the very end, nobody but the database knows which.
  const message = `The database went away during the load (${reason}), which did all of its work or none: look into the database’s log, then load again.`
  return new UserError(message, { cause: error })
}
