import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../../graphql/builder.ts'
import type { Context } from '../../graphql/context.ts'
import { findNode } from '../../graphql/load-nodes.ts'
import type { NodeModel } from '../../graphql/visibility.ts'
import { Meeting } from '../meeting/node.ts'
import { Participation } from '../participation/node.ts'
import { Person } from '../person/node.ts'
import type { FoundChain, FoundHop } from './find-chain.ts'

/** A row that the search has just found. Its type is the field's: the row has what the operation selects of it. */
const getRow = async <Row>(context: Context, info: GraphQLResolveInfo, model: NodeModel, id: string): Promise<Row> =>
  (await findNode(context, info, model, id)) as Row

type PersonRow = (typeof Person)['$inferType']

const ChainHop = builder.objectRef<FoundHop>('ChainHop').implement({
  description: 'One hop of a chain: two persons, and a held meeting at which both were present.',
  fields: (t) => ({
    from: t.field({
      type: Person,
      description: 'The person from whom the hop goes.',
      resolve: (hop, _args, context, info) => getRow<PersonRow>(context, info, 'Person', hop.from),
    }),
    to: t.field({
      type: Person,
      description: 'The person to whom it goes.',
      resolve: (hop, _args, context, info) => getRow<PersonRow>(context, info, 'Person', hop.to),
    }),
    meeting: t.field({
      type: Meeting,
      description: 'The meeting that the two share: the latest of several.',
      resolve: (hop, _args, context, info) =>
        getRow<(typeof Meeting)['$inferType']>(context, info, 'Meeting', hop.meeting),
    }),
    participations: t.field({
      type: [Participation],
      description: 'That both were there, with the words that say so: of `from`, then of `to`.',
      resolve: (hop, _args, context, info) =>
        Promise.all(
          hop.participations.map((id) =>
            getRow<(typeof Participation)['$inferType']>(context, info, 'Participation', id),
          ),
        ),
    }),
  }),
})

export const Chain = builder.objectRef<FoundChain>('Chain').implement({
  description: 'A chain of shared meetings from one person to another: A met B, B met C.',
  fields: (t) => ({
    length: t.int({
      description: 'How many hops it has: 1 for two who met, 0 from somebody to the same person.',
      resolve: (chain) => chain.hops.length,
    }),
    from: t.field({
      type: Person,
      description: 'The person with whom it begins.',
      resolve: (chain, _args, context, info) => getRow<PersonRow>(context, info, 'Person', chain.from),
    }),
    to: t.field({
      type: Person,
      description: 'The person with whom it ends.',
      resolve: (chain, _args, context, info) => getRow<PersonRow>(context, info, 'Person', chain.to),
    }),
    hops: t.field({
      type: [ChainHop],
      description: 'Its hops in order: each begins with the person with whom the one before ended. At most 10.',
      resolve: (chain) => chain.hops,
    }),
  }),
})
