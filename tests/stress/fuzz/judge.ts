import { isExpectedRefusal } from '../expectations.ts'
import { findLeak } from '../leaks.ts'
import type { FuzzAnswer, FuzzRequest } from './request.ts'

const textOf = (request: FuzzRequest): string => {
  if ('raw' in request) return request.raw.toString('latin1')
  const { method, path, headers, body } = request
  return [method, path, JSON.stringify(headers), Buffer.concat(body).toString('latin1')].join('\n')
}

interface GraphqlAnswer {
  readonly errors?: readonly { readonly message?: unknown; readonly extensions?: { readonly code?: unknown } }[]
}

const parse = (text: string): GraphqlAnswer | GraphqlAnswer[] | undefined => {
  try {
    return JSON.parse(Buffer.from(text, 'latin1').toString())
  } catch {
    return undefined
  }
}

/** What is wrong with an answer, whatever was asked; undefined where nothing is. */
export const findFault = (request: FuzzRequest, answer: FuzzAnswer): string | undefined => {
  if (answer === 'hang') return 'no answer in time'
  const { status, retryAfter, text } = answer
  const parsed = parse(text)
  const errors = [parsed ?? []].flat().flatMap(({ errors: found }) => found ?? [])
  const codes = errors.map(({ extensions }) => String(extensions?.code))
  if (status >= 500 && !isExpectedRefusal(status, codes, retryAfter)) return `status ${status}`
  if (codes.includes('INTERNAL_SERVER_ERROR')) return 'an internal error'
  const nameless = errors.find(
    ({ message, extensions }) => typeof message !== 'string' || typeof extensions?.code !== 'string',
  )
  if (nameless) return `an error without a code: ${JSON.stringify(nameless)}`
  // Of data only its errors are the program's own words.
  const leak = findLeak(errors.length > 0 ? JSON.stringify(errors) : parsed === undefined ? text : '', textOf(request))
  return leak === undefined ? undefined : `it shows ${JSON.stringify(leak)}`
}
