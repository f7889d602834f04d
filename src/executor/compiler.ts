import { type ExecutionArgs, GraphQLError, getOperationAST, getVariableValues } from 'graphql'
import type { Prisma } from '../generated/prisma/client.ts'
import { findAsOf } from '../graphql/as-of.ts'
import { NotCompiled } from './not-compiled.ts'
import { createPlans } from './plans.ts'
import { operationSql } from './statement.ts'

/** What becomes of an operation: its one statement, and the day as of which it asks; or why it has none and is resolved field by field. */
export type Compiled = { readonly statement: Prisma.Sql; readonly day: string | null } | { readonly reason: string }

/** PostgreSQL needs up to a kilobyte for each to plan with, and more where tables are views. The examples have up to 33,000. */
const mostCharacters = { now: 100_000, past: 50_000 }

/** Makes operations into statements. Plans are kept by document, so that what comes again is planned once. */
export const createCompiler = () => {
  const plans = createPlans()
  return (args: ExecutionArgs): Compiled => {
    const operation = getOperationAST(args.document, args.operationName)
    if (!operation) return { reason: 'it names no operation of the document' }
    const { coerced } = getVariableValues(args.schema, operation.variableDefinitions ?? [], args.variableValues ?? {})
    if (!coerced) return { reason: 'its variables are not what it declares' }
    try {
      const day = findAsOf(args)
      const plan = plans(args, operation, coerced)
      return { statement: operationSql(plan, coerced, mostCharacters[day === null ? 'now' : 'past']), day }
    } catch (error) {
      return { reason: reasonOf(error) }
    }
  }
}

/** What is asked wrongly is told by the resolvers, each in its place of the answer. @throws whatever is a bug. */
const reasonOf = (error: unknown): string => {
  if (error instanceof NotCompiled || error instanceof GraphQLError) return error.message
  if (error instanceof RangeError) return 'it is nested too deep'
  throw error
}
