import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type DocumentNode, type ExecutionArgs, parse, validate } from 'graphql'
import { createCompiler } from '../executor/compiler.ts'
import { openDatabase } from '../platform/database.ts'
import { endOnUncaughtErrors } from '../platform/end-on-uncaught.ts'
import { UserError } from '../platform/errors.ts'
import { createLogger } from '../platform/logger.ts'
import { schema } from '../schema.ts'
import { withDatabase } from './with-database.ts'

// Prints the SQL statement of an operation, and the plan by which PostgreSQL runs it.

const usage = 'Usage: npm run explain -- <file.graphql> [variables as JSON] [--operation <name>]'

const readDocument = async (file: string): Promise<DocumentNode> => {
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new UserError(`${file} cannot be read: ${cause.message}`, { cause })
  })
  const document = parse(text)
  const errors = validate(schema, document)
  if (errors.length > 0) throw new UserError(errors.map(String).join('\n'))
  return document
}

const readVariables = (text: string): Record<string, unknown> => {
  try {
    return JSON.parse(text)
  } catch {
    throw new UserError(`The variables are no JSON: ${text}\n${usage}`)
  }
}

const explain = async (url: string, args: ExecutionArgs): Promise<void> => {
  const compiled = createCompiler()(args)
  if ('reason' in compiled) throw new UserError(`It is resolved field by field: ${compiled.reason}`)
  const { statement, day } = compiled
  console.log(statement.text)
  console.log('\nParameters: %s\n', JSON.stringify(statement.values))
  const access = openDatabase({ url, logger: createLogger('warn'), poolSize: 1 })
  try {
    console.log(await access.explain(statement, day))
  } finally {
    await access.close()
  }
}

endOnUncaughtErrors()
const { values, positionals } = parseArgs({ allowPositionals: true, options: { operation: { type: 'string' } } })
const [file, variables = '{}'] = positionals
if (file === undefined) throw new UserError(usage)
const args = {
  schema,
  document: await readDocument(file),
  variableValues: readVariables(variables),
  operationName: values.operation,
}
await withDatabase((url) => explain(url, args))
