import { builder } from '../../graphql/builder.ts'
import { oneOfField } from '../../graphql/one-of-field.ts'
import { Entity } from '../entity/node.ts'

export const Mention = builder.prismaNode('Mention', {
  id: { field: 'id' },
  select: { id: true },
  description:
    "A span of an article that names an entity, as the article spells it (W3C Web Annotation's TextPositionSelector).",
  fields: (t) => ({
    article: t.relation('article', { description: 'The article.' }),
    start: t.exposeInt('start', { description: 'Where it begins in the text: Unicode code points from 0.' }),
    end: t.exposeInt('end', { description: 'Where it ends: the code point after the last.' }),
    exact: t.exposeString('exact', { description: 'The words: `Kreitenbrink`.' }),
    entity: oneOfField(t, {
      type: Entity,
      description: 'What it names.',
      columns: {
        Person: 'personId',
        Organization: 'organizationId',
        Place: 'placeId',
        Issue: 'issueId',
        Meeting: 'meetingId',
      },
    }),
  }),
})
