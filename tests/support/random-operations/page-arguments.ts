import { encodeCursor } from '../../../src/lib/cursors.ts'
import type { OrderChoice } from '../list-fields.ts'
import { type Choices, weighted } from './choices.ts'
import { cursorKey, type Material } from './material.ts'

/** A list of pages as its arguments must know it. */
export interface PagedList {
  readonly list: string
  readonly page: string
  readonly order?: OrderChoice | undefined
  /** The most rows that may be asked for. */
  readonly most: number
}

/** Where no size is asked for. */
const usualSize = 20

const unknownId = '00000000-0000-4000-8000-000000000000'

const anySize = (choices: Choices, most: number): number =>
  choices.chance(2) ? choices.from([0, -1, 101, 2 ** 31 - 1]) : choices.below(Math.max(1, Math.min(most, 5))) + 1

/** The name of an order with values that no row has, and texts that are no cursor. */
const forgedCursor = (choices: Choices, cursor: string): string => {
  const [name = '', ...key] = JSON.parse(Buffer.from(cursor, 'base64').toString()) as [string, ...string[]]
  const forged = [
    encodeCursor(name, [...key.slice(0, -1), unknownId]),
    encodeCursor(name, [...key.slice(0, -1), 'x']),
    encodeCursor(
      name,
      key.map(() => null),
    ),
    encodeCursor(name, key.slice(1)),
    cursor.slice(1),
    '',
    'null',
  ]
  return choices.from(forged)
}

const anyCursor = (choices: Choices, { cursors }: Material, list: PagedList): string => {
  const fitting = cursors.get(cursorKey(list)) ?? []
  if (fitting.length === 0) return choices.from(cursors.get('Query.persons') ?? [''])
  const cursor = choices.from(fitting)
  const which = weighted(choices, [
    [85, 'fitting'],
    [10, 'forged'],
    [5, 'other'],
  ] as const)
  if (which === 'forged') return forgedCursor(choices, cursor)
  return which === 'other' ? (choices.from([...cursors.values()])[0] ?? cursor) : cursor
}

/** Makes the value of a page's argument: `first`, `last`, `after` or `before`. */
export const makePageArgument = (choices: Choices, material: Material, list: PagedList, name: string): unknown =>
  name === 'first' || name === 'last' ? anySize(choices, list.most) : anyCursor(choices, material, list)

/** Which of a page's arguments are given: a size wherever the usual one would be too much. */
export const choosePageArguments = (choices: Choices, { most }: PagedList): readonly string[] => {
  const sizes = weighted(choices, [
    [most < usualSize ? 0 : 30, []],
    [50, ['first']],
    [30, ['last']],
    [1, ['first', 'last']],
  ] as const)
  const cursors = weighted(choices, [
    [76, []],
    [10, ['after']],
    [10, ['before']],
    [4, ['after', 'before']],
  ] as const)
  return [...sizes, ...cursors]
}
