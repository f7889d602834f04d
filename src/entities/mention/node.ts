import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../../graphql/builder.ts'
import type { Context } from '../../graphql/context.ts'
import { findNode } from '../../graphql/load-nodes.ts'
import type { EntityModel } from '../../graphql/visibility.ts'
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
    entity: t.field({
      type: Entity,
      description: 'What it names.',
      select: { personId: true, organizationId: true, placeId: true, issueId: true, meetingId: true },
      resolve: (mention, _args, context, info) => getEntity(context, info, mention),
    }),
  }),
})

type EntityIds = Record<`${Uncapitalize<EntityModel>}Id`, string | null>

const getEntity = async (context: Context, info: GraphQLResolveInfo, ids: EntityIds) => {
  const candidates: [EntityModel, string | null][] = [
    ['Person', ids.personId],
    ['Organization', ids.organizationId],
    ['Place', ids.placeId],
    ['Issue', ids.issueId],
    ['Meeting', ids.meetingId],
  ]
  for (const [model, id] of candidates) {
    // The row is marked with its type, by which the interface knows it.
    if (id !== null) return (await findNode(context, info, model, id)) as (typeof Entity)['$inferType']
  }
  throw new Error('a mention that names nothing') // the database's CHECK forbids it
}
