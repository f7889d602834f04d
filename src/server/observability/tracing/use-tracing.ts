import { context, propagation, type Span, SpanKind, type TextMapGetter, type Tracer, trace } from '@opentelemetry/api'
import { getOperationAST } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { createSlot } from '../../slot.ts'
import { requestOf } from '../records.ts'
import { inSpan, markFailed } from './in-span.ts'

const headersGetter: TextMapGetter<Headers> = {
  get: (headers, name) => headers.get(name) ?? undefined,
  keys: (headers) => [...headers.keys()],
}

/** They come every few seconds and say nothing. */
const untraced = new Set(['/health', '/ready', '/metrics'])

/**
 * Spans of each request and of what is done for it, by the semantic conventions for HTTP and GraphQL; the request's is part of the
 * trace that its headers name. Documents and variables are not told.
 */
export const useTracing = (tracer: Tracer): Plugin => {
  const spans = createSlot<Span>('span')
  return {
    instrumentation: {
      request: ({ request }, answer) => {
        const { pathname } = new URL(request.url)
        if (untraced.has(pathname)) return answer()
        const caller = propagation.extract(context.active(), request.headers, headersGetter)
        const attributes = { 'http.request.method': request.method, 'url.path': pathname }
        return context.with(caller, () =>
          inSpan(tracer, nameOf(request.method, pathname), { kind: SpanKind.SERVER, attributes }, () => {
            const span = trace.getActiveSpan()
            if (span) spans.set(request, span)
            return answer()
          }),
        )
      },
      parse: (_payload, parse) => inSpan(tracer, 'graphql.parse', {}, parse),
      validate: (_payload, validate) => inSpan(tracer, 'graphql.validate', {}, validate),
      execute: (_payload, execute) => inSpan(tracer, 'GraphQL Operation', {}, execute),
    },
    onExecute: ({ args }) => {
      const span = trace.getActiveSpan()
      const operation = getOperationAST(args.document, args.operationName)
      if (!span || !operation) return
      span.updateName(operation.operation)
      span.setAttribute('graphql.operation.type', operation.operation)
      if (operation.name) span.setAttribute('graphql.operation.name', operation.name.value)
      return {
        onExecuteDone: ({ result }) => {
          if ('errors' in result && result.errors?.length) markFailed(span, 'GraphQLError')
        },
      }
    },
    onResponse: ({ request, response }) => {
      const span = spans.get(request)
      if (!span) return
      span.setAttribute('http.response.status_code', response.status)
      span.setAttribute('readout.request.id', requestOf(request)?.id ?? '')
      if (response.status >= 500) markFailed(span, String(response.status))
    },
  }
}

/** Anybody may ask for any path, which is no name of a span then. */
const nameOf = (method: string, pathname: string): string =>
  pathname === '/graphql' ? `${method} ${pathname}` : method
