import { builder } from '../../graphql/builder.ts'
import { findNode } from '../../graphql/load-nodes.ts'
import { Place } from '../place/node.ts'
import type { Side } from './loaders.ts'

export const IssueSide = builder.objectRef<Side>('IssueSide').implement({
  description:
    "Those who speak on an issue for one country: a side is the country of an organization's topmost parent.",
  fields: (t) => ({
    country: t.field({
      type: Place,
      nullable: true,
      description:
        'The country; null for all who speak for none: alliances, news outlets, speakers whose organization is not given.',
      resolve: ({ countryId }, _args, context, info) =>
        countryId === null
          ? null
          : (findNode(context, info, 'Place', countryId) as Promise<(typeof Place)['$inferType'] | null>),
    }),
  }),
})
