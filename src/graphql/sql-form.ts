import type { GraphQLField } from 'graphql'
import type { Prisma } from '../generated/prisma/client.ts'
import type { RowSource } from './connections/source.ts'
import type { Window } from './connections/window.ts'

/** Where a form is used: in a field with these arguments (coerced, not checked), of an object of this type. */
export interface FormPlace {
  // biome-ignore lint/suspicious/noExplicitAny: each field has arguments of its own, which its resolver knows in the same way
  readonly args: Record<string, any>
  readonly parentType: string
}

/**
 * How a field is read in SQL, declared beside its resolver: of these the compiled executor (src/executor/) makes one statement of a
 * whole operation. The SQL knows the object that has the field as the row `parent`, and may throw an InputError as the resolver does.
 *
 * - `value`: a scalar or an enum, as an expression.
 * - `rows`: an object or a list of objects, as a SELECT. Each row is `parent` for the fields of its object. `key` names the column of
 *   `parent` on which an object hangs, where it hangs on nothing else.
 * - `types`: where objects are of several types, a SELECT for each type: at most one of them gives a row, the object. They know a
 *   row of `rows` as `parent`, or the object that has the field where there is no `rows`.
 * - `page`: a connection, as the list and the window of it that are asked for.
 */
export type SqlForm =
  | { readonly value: (place: FormPlace) => Prisma.Sql }
  | { readonly rows: (place: FormPlace) => Prisma.Sql; readonly types?: TypesForm; readonly key?: string }
  | { readonly types: TypesForm }
  | { readonly page: (place: FormPlace) => PageForm }

export type TypesForm = Readonly<Record<string, Prisma.Sql>>

export interface PageForm {
  readonly source: RowSource
  readonly window: Window
  /** The node of a row `parent` of the list: the row itself where it is absent. */
  readonly node?: TypesForm
}

/** For the options of a field: `t.int({ …, ...inSql({ value: … }) })`. */
export const inSql = (form: SqlForm) => ({ extensions: { sqlForm: form } })

export const sqlFormOf = (field: GraphQLField<unknown, unknown>): SqlForm | undefined =>
  field.extensions.sqlForm as SqlForm | undefined

/** For the options of an object type that is made of a column: its SELECT, of the column's name in `parent`. */
export const typeInSql = (ofColumn: (column: string) => Prisma.Sql) => ({ extensions: { sqlOfColumn: ofColumn } })
