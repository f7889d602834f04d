import { describe, expect, test } from 'vitest'
import { createLedger } from './faults/ledger.ts'
import { findFault } from './fuzz/judge.ts'
import type { Outcome } from './send.ts'

// What the benches of this folder take for a fault: a judge that lets all pass would prove nothing.

const question = { name: 'hello', expected: Buffer.from('{"data":{"hello":"reader"}}') }

const answer = (status: number, body: string, isWhole = true, headers = {}): Outcome => ({
  kind: 'answer',
  isWhole,
  answer: { status, headers, body: Buffer.from(body) },
})

const away = (headers: object, code = 'DATABASE_UNAVAILABLE') =>
  answer(503, JSON.stringify({ errors: [{ message: 'away', extensions: { code } }] }), true, headers)

const judge = (outcome: Outcome, excuse?: { isServerGone: boolean }): string[] => {
  const ledger = createLedger()
  if (excuse) ledger.excuse(excuse.isServerGone)
  const now = performance.now()
  ledger.note({ question, startedAt: now, endedAt: now, outcome })
  return ledger.violations.map(({ verdict }) => verdict)
}

describe('under faults', () => {
  const fault = { isServerGone: false }
  const right = question.expected.toString()

  test.each<[string, string[], Outcome, { isServerGone: boolean }?]>([
    ['the right bytes', [], answer(200, right)],
    ['one byte less', ['wrong'], answer(200, right.replace('reader', 'reade')), fault],
    ['the right bytes of an answer that is cut short', ['lost'], answer(200, right, false), fault],
    ['a refusal while something is wrong', [], away({ 'retry-after': '1' }), fault],
    ['a refusal while nothing is', ['refused'], away({ 'retry-after': '1' })],
    ['a refusal that does not say when to ask again', ['wrong'], away({}), fault],
    ['a refusal by another code', ['wrong'], away({ 'retry-after': '1' }, 'INTERNAL_SERVER_ERROR'), fault],
    ['data beside an error', ['wrong'], answer(200, '{"errors":[{"message":"no"}],"data":{"hello":null}}'), fault],
    ['no answer', ['hang'], { kind: 'hang' }, { isServerGone: true }],
    ['no server while it is killed', [], { kind: 'none', reason: 'ECONNREFUSED' }, { isServerGone: true }],
    ['no server while the database is', ['unreachable'], { kind: 'none', reason: 'ECONNREFUSED' }, fault],
  ])('%s: %j', (_title, violations, outcome, excuse) => {
    expect(judge(outcome, excuse)).toEqual(violations)
  })
})

describe('of random requests', () => {
  const request = { method: 'POST', path: '/graphql', headers: {}, body: [Buffer.from('{"query":"{ Prisma }"}')] }
  const errors = (message: string, code: string | undefined = 'BAD_REQUEST') =>
    JSON.stringify({ errors: [{ message, extensions: { code } }] })

  test.each<[string, number, string, string | undefined]>([
    ['a refusal', 400, errors('No such field'), undefined],
    ['a word of the request', 400, errors('Cannot query field "Prisma"'), undefined],
    ['no answer but a closed connection', 0, '', undefined],
    ['a status of 500', 500, 'no', 'status 500'],
    ['an error without a code', 400, '{"errors":[{"message":"no"}]}', 'an error without a code: {"message":"no"}'],
    ['an internal error', 200, errors('Something went wrong', 'INTERNAL_SERVER_ERROR'), 'an internal error'],
    ['a path', 400, errors('see /home/readout/dist/main.js'), 'it shows "/dist/"'],
    ['SQL', 400, errors('SELECT name FROM "Person"'), 'it shows "SELECT name FROM"'],
    ['a stack', 400, 'Error\n    at run (file:///a.js:1:2)', 'it shows "at run (file:"'],
    ['what PostgreSQL says', 400, errors('invalid byte sequence for encoding'), 'it shows "invalid byte sequence"'],
  ])('%s', (_title, status, text, fault) => {
    expect(findFault(request, { status, retryAfter: undefined, text })).toBe(fault)
  })

  test('none in time', () => {
    expect(findFault(request, 'hang')).toBe('no answer in time')
  })
})
