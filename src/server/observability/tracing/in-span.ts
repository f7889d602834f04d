import { type Span, type SpanOptions, SpanStatusCode, type Tracer } from '@opentelemetry/api'

/** Marks what came to no good end. The error's name alone: its message may hold what a client has sent. */
export const markFailed = (span: Span, errorType: string): void => {
  span.setStatus({ code: SpanStatusCode.ERROR })
  span.setAttribute('error.type', errorType)
}

const markThrown = (span: Span, error: unknown): void =>
  markFailed(span, error instanceof Error ? error.name : typeof error)

/** Does some work within a span, which ends when the work has: at once, or with the promise that it returns. */
export const inSpan = <Result>(tracer: Tracer, name: string, options: SpanOptions, work: () => Result): Result =>
  tracer.startActiveSpan(name, options, (span) => {
    try {
      const result = work()
      if (isPromise(result)) return endWith(span, result) as Result
      span.end()
      return result
    } catch (error) {
      markThrown(span, error)
      span.end()
      throw error
    }
  })

/** Yoga has promises of its own besides JavaScript's. */
const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value

const endWith = async <Result>(span: Span, promise: PromiseLike<Result>): Promise<Result> => {
  try {
    return await promise
  } catch (error) {
    markThrown(span, error)
    throw error
  } finally {
    span.end()
  }
}
