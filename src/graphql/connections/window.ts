import { validate as isUuid } from 'uuid'
import { decodeCursor, type SortKey } from '../../lib/cursors.ts'
import { isDay } from '../../lib/partial-date.ts'
import { InputError } from '../errors.ts'
import type { Order, OrderTerm, Side } from './order.ts'

/** The arguments of a connection (Relay). */
export interface PageArguments {
  first?: number | null | undefined
  after?: string | null | undefined
  last?: number | null | undefined
  before?: string | null | undefined
}

/** The part of a list that is asked for: `size` rows from its beginning or end, between two keys. */
export interface Window {
  readonly size: number
  readonly fromEnd: boolean
  readonly after: SortKey | null
  readonly before: SortKey | null
}

/** The rows of a page where none are asked for. */
export const usualSize = 20
/** The most rows of one page. */
export const maxSize = 100

/** @throws InputError for a page size out of bounds, for `first` with `last`, for a cursor of another list. */
export const parseWindow = (order: Order, { first, after, last, before }: PageArguments): Window => {
  if (first != null && last != null) throw new InputError('first and last: pass one of them, not both')
  const fromEnd = last != null
  return {
    size: parseSize(fromEnd ? 'last' : 'first', (fromEnd ? last : first) ?? usualSize),
    fromEnd,
    after: parseCursor(order, 'after', after),
    before: parseCursor(order, 'before', before),
  }
}

const parseSize = (name: 'first' | 'last', size: number): number => {
  if (size < 1 || size > maxSize)
    throw new InputError(`${name}: ${size} is out of bounds: ask for 1 to ${maxSize} rows`)
  return size
}

const parseCursor = (order: Order, name: Side, cursor: string | null | undefined): SortKey | null => {
  if (cursor == null) return null
  const key = decodeCursor(order.name, order.terms.length, cursor)
  if (key === null || !key.every((value, index) => fits(order.terms[index], value)))
    throw new InputError(`${name}: "${cursor}" is not a cursor of this list: pass one that it returned`)
  return key
}

/** What the database prints for a value of each type. */
const forms: Record<OrderTerm['type'], (value: string) => boolean> = {
  date: isDay,
  integer: (value) => /^-?\d{1,9}$/.test(value),
  timestamptz: (value) => /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?[+-]\d{2}(:\d{2})?$/.test(value),
  text: (value) => !value.includes('\0'),
  uuid: isUuid,
}

/** Whether a value can stand in a column, so that a forged cursor is refused here and not by the database. */
const fits = (term: OrderTerm | undefined, value: string | null): boolean =>
  term !== undefined && (value === null ? term.nullable === true : forms[term.type](value))
