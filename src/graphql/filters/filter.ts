import type { InputRef } from '@pothos/core'
import { Prisma } from '../../generated/prisma/client.ts'
import { builder } from '../builder.ts'

type Types = (typeof builder)['$inferSchemaTypes']
type InputFields = Parameters<PothosSchemaTypes.SchemaBuilder<Types>['inputType']>[1]['fields']

/** One field of a filter as a condition on the listed rows (the alias `node`); `at` names the field in errors. */
type Condition<Value, Shape> = (value: Value, at: string, whole: Shape) => Prisma.Sql

type Conditions<Shape> = { [Key in keyof Shape]-?: Condition<NonNullable<Shape[Key]>, Shape> }

/** What a list can be filtered by: an input type, and the SQL of what a client asks with it. */
export interface Filter {
  readonly input: InputRef<object>
  toSql(value: object, at?: string): Prisma.Sql
}

/**
 * Declares a filter. A row must meet all of its fields, and not the filter under `not`; a list of values is met by any one
 * of them, so that an empty list is met by nothing.
 */
export const defineFilter = <Shape extends object>(
  name: string,
  options: { description: string; fields: InputFields; conditions: Conditions<Shape> },
): Filter => {
  const { description, fields, conditions } = options
  const input = builder.inputRef<object>(name)
  const toSql = (value: object, at = 'filter'): Prisma.Sql => {
    const { not, ...rest } = value as Shape & { not?: object | null }
    const given = Object.entries(rest).filter(([, each]) => each !== null && each !== undefined)
    const met = given.map(([key, each]) =>
      conditions[key as keyof Shape](each as never, `${at}.${key}`, value as Shape),
    )
    const all = [...met, ...(not ? [Prisma.sql`(${toSql(not, `${at}.not`)}) IS NOT TRUE`] : [])]
    return all.length === 0 ? Prisma.sql`TRUE` : Prisma.join(all, ' AND ')
  }
  input.implement({
    description: `${description} A row must meet all fields; a list of values is met by any one of them, where the field does not ask for all.`,
    fields: (t: never) => ({
      ...(fields as (builder: never) => object)(t),
      not: (t as { field(options: object): never }).field({
        type: input,
        description: 'Only rows that do not meet this.',
      }),
    }),
  } as never)
  return { input, toSql }
}
