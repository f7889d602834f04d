import { builder } from '../../graphql/builder.ts'
import { oneOfField } from '../../graphql/one-of-field.ts'
import { Place } from '../place/node.ts'
import type { Side } from './loaders.ts'

export const IssueSide = builder.objectRef<Side>('IssueSide').implement({
  description:
    "Those who speak on an issue for one country: a side is the country of an organization's topmost parent.",
  fields: (t) => ({
    country: oneOfField(t, {
      type: Place,
      nullable: true,
      description:
        'The country; null for all who speak for none: alliances, news outlets, speakers whose organization is not given.',
      columns: { Place: 'countryId' },
    }),
  }),
})
