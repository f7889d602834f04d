import { type ExecutionArgs, GraphQLError, getOperationAST, getVariableValues } from 'graphql'
import type { Prisma } from '../generated/prisma/client.ts'
import { findAsOf } from '../graphql/as-of.ts'
import { NotCompiled } from './not-compiled.ts'
import { createPlans } from './plans.ts'
import { operationSql } from './statement.ts'

/** What becomes of an operation: its one statement, and the day as of which it asks; or why it has none and is resolved field by field. */
export type Compiled = { readonly statement: Prisma.Sql; readonly day: string | null } | { readonly reason: string }

/** Makes operations into statements. Plans are kept by document, so that what comes again is planned once. */
export const createCompiler = () => {
  const plans = createPlans()
  return (args: ExecutionArgs): Compiled => {
    const operation = getOperationAST(args.document, args.operationName)
    if (!operation) return { reason: 'it names no operation of the document' }
    const { coerced } = getVariableValues(args.schema, operation.variableDefinitions ?? [], args.variableValues ?? {})
    if (!coerced) return { reason: 'its variables are not what it declares' }
    try {
      return { statement: operationSql(plans(args, operation, coerced), coerced), day: findAsOf(args) }
    } catch (error) {
      // What is asked wrongly is told by the resolvers, each in its place of the answer.
      if (error instanceof NotCompiled || error instanceof GraphQLError) return { reason: error.message }
      throw error
    }
  }
}
