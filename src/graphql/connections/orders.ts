import type { InputRef } from '@pothos/core'
import { builder } from '../builder.ts'
import { descending, type Order, type OrderTerm, orderBy } from './order.ts'

const OrderDirection = builder.enumType('OrderDirection', {
  description: 'The direction of an order. What has no value stands last in either.',
  values: {
    ASC: { description: 'From the least to the greatest: A to Z, earliest to latest.' },
    DESC: { description: 'From the greatest to the least: Z to A, latest to earliest.' },
  } as const,
})

/** What a client asks for: one of the named orders, in one direction. */
export interface OrderInput {
  field: string
  direction: 'ASC' | 'DESC'
}

/** The orders that the lists of one type can be asked for. */
export interface Orders {
  readonly input: InputRef<OrderInput>
  /** The order of lists that say nothing else. */
  readonly usual: Order
  choose(input: OrderInput): Order
}

type Choices<Name extends string> = Record<Name, { description: string; terms: readonly OrderTerm[] }>

/**
 * Declares `<Rows>Order`, and the enum of its fields. `usual` is the order of lists that are asked for none, in the
 * direction that may follow the choices.
 */
export const defineOrders = <Name extends string>(
  rows: string,
  usual: NoInfer<Name>,
  choices: Choices<Name>,
  direction: OrderInput['direction'] = 'ASC',
): Orders => {
  const entries = Object.entries(choices) as [Name, Choices<Name>[Name]][]
  const field = builder.enumType(`${rows}OrderField`, {
    description: `What lists of the type ${rows} can be ordered by.`,
    values: Object.fromEntries(entries.map(([name, { description }]) => [name, { description }])),
  })
  const input = builder.inputType(`${rows}Order`, {
    description: `An order of lists of the type ${rows}. Rows that are equal in it stand by id.`,
    fields: (t) => ({
      field: t.field({ type: field, required: true, description: 'What to order by.' }),
      direction: t.field({ type: OrderDirection, required: true, defaultValue: 'ASC', description: 'Which way.' }),
    }),
  })
  const choose = (chosen: OrderInput): Order => {
    const { terms } = choices[chosen.field as Name]
    const name = `${chosen.field}.${chosen.direction}`
    return orderBy(name, ...(chosen.direction === 'DESC' ? descending(terms) : terms))
  }
  return { input: input as unknown as InputRef<OrderInput>, usual: choose({ field: usual, direction }), choose }
}
