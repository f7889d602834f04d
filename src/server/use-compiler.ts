import { type ExecutionArgs, type ExecutionResult, getOperationAST } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { createCompiler } from '../executor/compiler.ts'
import { DatabaseFailure } from '../platform/database-failure.ts'
import type { Logger } from '../platform/logger.ts'
import type { StatementReader } from '../platform/statement-reader.ts'
import { type OperationRecord, operationOf, requestOf } from './observability/records.ts'
import { timedOperation } from './use-operation-time.ts'

/**
 * Answers an operation by one SQL statement, whose JSON goes to the client as it comes from the database. What cannot be compiled, and
 * what the database refuses, is resolved field by field; the log says why. Without a reader all operations are.
 */
export const useCompiler = (read: StatementReader | undefined, logger: Logger): Plugin => {
  if (!read) return {}
  const compile = createCompiler()
  return {
    onExecute: ({ args, executeFn, setExecuteFn }) => {
      const compiled = compile(args)
      const record = operationOf(args.contextValue)
      const operation = getOperationAST(args.document, args.operationName)?.name?.value
      const requestId = requestOf(args.contextValue.request)?.id
      if ('reason' in compiled) {
        logger.debug({ requestId, operation, reason: compiled.reason }, 'resolved field by field')
        return
      }
      setExecuteFn(async (given: ExecutionArgs) => {
        if (record) noteCompiled(record)
        try {
          return new TextResult(await read(compiled.statement, compiled.day, timedOperation(args.contextValue)))
        } catch (err) {
          // There is no time or no database: field by field it would take more of either.
          if (err instanceof DatabaseFailure) throw err
          logger.warn(
            { requestId, err, operation },
            'the statement of an operation failed: it is resolved field by field',
          )
          return executeFn(given)
        }
      })
    },
  }
}

const noteCompiled = (record: OperationRecord): void => {
  record.executor = 'compiled'
  record.statements += 1
}

/**
 * An answer that Yoga sends as it is. A class, since V8 puts the accessors of an object that has them by itself among what is old: the
 * answers would be kept until the next full collection.
 */
class TextResult implements ExecutionResult {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  /** For plugins that look into it: the answer itself is never parsed. */
  get data() {
    return JSON.parse(this.#text)
  }

  /** What Yoga calls to make the text of this result, or of a copy of it that has extensions. */
  readonly stringify = ({ extensions }: ExecutionResult): string =>
    extensions ? `{"data":${this.#text},"extensions":${JSON.stringify(extensions)}}` : `{"data":${this.#text}}`
}
