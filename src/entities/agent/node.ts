import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../../graphql/builder.ts'
import type { Context } from '../../graphql/context.ts'
import { findNode } from '../../graphql/load-nodes.ts'
import { Organization } from '../organization/node.ts'
import { Person } from '../person/node.ts'

export const Agent = builder.unionType('Agent', {
  description: 'Who acts or speaks: a person or an organization (FOAF and PROV call both an agent).',
  types: [Person, Organization],
})

/** The person or else the organization with these ids; null where there is neither. */
export const findAgent = async (
  context: Context,
  info: GraphQLResolveInfo,
  { personId, organizationId }: { personId: string | null; organizationId: string | null },
) => {
  const row = personId
    ? findNode(context, info, 'Person', personId)
    : organizationId
      ? findNode(context, info, 'Organization', organizationId)
      : null
  // The row is marked with its type, by which the union tells the two apart.
  return (await row) as (typeof Agent)['$inferType'] | null
}
