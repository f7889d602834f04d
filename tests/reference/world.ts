import type { RowOf, TableName } from '../../src/annotation/rows.ts'
import type { Base } from './base.ts'

/** What nodes are made with: the rows, and the nodes that they lead to. */
export interface World {
  readonly base: Base
  /** The node of a row; null where there is none. */
  node(table: TableName, id: string | null): object | null
}

/** Makes of a row what its GraphQL type has: values, and functions for what leads on. */
export type MakeNode<Table extends TableName> = (world: World, row: RowOf<Table>) => object

/** The nodes of some rows. */
export const toNodes = ({ node }: World, table: TableName, rows: readonly { readonly id: string }[]) =>
  rows.map(({ id }) => node(table, id))

/** The person or organization of two columns. */
export const toAgent = ({ node }: World, personId: string | null, organizationId: string | null) =>
  node('Person', personId) ?? node('Organization', organizationId)
