import { describe, expect, test } from 'vitest'
import { bindLists, type Statement } from '../../src/platform/bind-lists.ts'
import { useTestDatabase } from '../support/database.ts'

const typeOf = (value: unknown) =>
  ({ scalarType: typeof value === 'number' ? 'int' : 'string', arity: 'scalar' }) as const

const bind = (sql: string, ...args: unknown[]) => {
  const bound = bindLists({ sql, args, argTypes: args.map(typeOf) } as Statement)
  return [bound.sql, bound.args, bound.argTypes.map(({ arity }) => arity)]
}

describe('a list of values becomes one parameter', () => {
  test.each([
    ['a IN ($1,$2,$3)', ['x', 'y', 'z'], 'a = ANY ($1)', [['x', 'y', 'z']], ['list']],
    ['a IN ($1)', ['x'], 'a = ANY ($1)', [['x']], ['list']],
    ['a NOT IN ($1,$2)', ['x', 'y'], 'a <> ALL ($1)', [['x', 'y']], ['list']],
    [
      'b = $1 AND a IN ($2,$3) AND c IN ($4,$5) LIMIT $6',
      ['b', 'x', 'y', 'u', 'v', 9],
      'b = $1 AND a = ANY ($2) AND c = ANY ($3) LIMIT $4',
      ['b', ['x', 'y'], ['u', 'v'], 9],
      ['scalar', 'list', 'list', 'scalar'],
    ],
    [
      'a IN ($2) AND b = $1 AND c = $1',
      ['b', 'x'],
      'a = ANY ($1) AND b = $2 AND c = $2',
      [['x'], 'b'],
      ['list', 'scalar'],
    ],
    ['a = $1 LIMIT $2', ['x', 9], 'a = $1 LIMIT $2', ['x', 9], ['scalar', 'scalar']],
    ['a IN (SELECT b FROM c WHERE d = $1)', ['x'], 'a IN (SELECT b FROM c WHERE d = $1)', ['x'], ['scalar']],
  ])('%s', (sql, args, ...expected) => {
    expect(bind(sql, ...args)).toEqual(expected)
  })
})

test('lists of every type find what they name, and what they do not', async () => {
  const { database } = await useTestDatabase('seeded')
  const { article, meeting, mention, organization } = database
  const [first, second] = await article.findMany({ orderBy: { publishedOnEarliest: 'asc' } })
  const ids = [first?.id ?? '', second?.id ?? '']
  expect(await article.count({ where: { id: { in: ids } } })).toBe(2)
  expect(await article.count({ where: { id: { notIn: ids } } })).toBe(0)
  expect(await article.count({ where: { slug: { in: [first?.slug ?? '', 'x', `y' OR "z`] } } })).toBe(1)
  const days = [first?.publishedOnEarliest ?? new Date(), new Date('2020-01-01')]
  expect(await article.count({ where: { publishedOnEarliest: { in: days } } })).toBe(1)
  expect(await article.count({ where: { addedAt: { in: [first?.addedAt ?? new Date(), new Date(0)] } } })).toBe(2)
  const starts = await mention.findMany({ where: { start: { in: [0, 1, 2, 3, 4, 5] } }, select: { start: true } })
  expect(starts.length).toBeGreaterThan(0)
  expect(starts.every(({ start }) => start <= 5)).toBe(true)
  const others = await mention.count({ where: { start: { notIn: [0, 1, 2, 3, 4, 5] } } })
  expect(others + starts.length).toBe(await mention.count())
  const kinds = await organization.findMany({
    where: { kind: { in: ['GOVERNMENT', 'MINISTRY'] } },
    select: { kind: true },
  })
  expect(new Set(kinds.map(({ kind }) => kind))).toEqual(new Set(['GOVERNMENT', 'MINISTRY']))
  expect(await meeting.count({ where: { sequence: { in: [] } } })).toBe(0)
})
