import { SpanKind, type Tracer } from '@opentelemetry/api'
import type { AroundStatement } from '../../../platform/around-statement.ts'
import { inSpan } from './in-span.ts'

/**
 * Spans of SQL statements, by the semantic conventions for databases. A text has parameters in the place of values, which are not
 * told. The time includes the wait for a connection.
 */
export const traceStatements =
  (tracer: Tracer): AroundStatement =>
  (sql, send) => {
    const operation = /^\s*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? 'SQL'
    const attributes = { 'db.system.name': 'postgresql', 'db.operation.name': operation, 'db.query.text': sql }
    return inSpan(tracer, operation, { kind: SpanKind.CLIENT, attributes }, send)
  }
