import {
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLError,
  Kind,
  OverlappingFieldsCanBeMergedRule,
  validate,
  visit,
} from 'graphql'
import { schema } from '../../../src/schema.ts'
import { nameNode } from './nodes.ts'

/** The last of the fields of which a conflict tells is the deepest: with another key there, those above may be merged still. */
const lastField = ({ nodes }: GraphQLError): FieldNode | undefined =>
  nodes?.findLast((node): node is FieldNode => node.kind === Kind.FIELD)

/** Gives fields that cannot be merged aliases of their own: where they differ in name, arguments or type under one key. */
export const separateKeys = (document: DocumentNode): DocumentNode => {
  let separate = document
  let number = 0
  for (;;) {
    const errors = validate(schema, separate, [OverlappingFieldsCanBeMergedRule])
    if (errors.length === 0) return separate
    const fields = new Set<ASTNode | undefined>(errors.map(lastField))
    const rename = (node: ASTNode) => {
      if (node.kind !== Kind.FIELD || !fields.has(node)) return undefined
      number += 1
      return { ...node, alias: nameNode(`${node.name.value}_${number}`) }
    }
    separate = visit(separate, { enter: rename })
  }
}
