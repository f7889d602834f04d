import { builder } from '../../graphql/builder.ts'
import { connectionField } from '../../graphql/connections/connection.ts'
import { isSlug } from '../../lib/slug.ts'
import { MeetingConnection } from '../meeting/connection.ts'
import { OrganizationConnection } from '../organization/connection.ts'
import { PlaceConnection } from './connection.ts'
import { Place } from './node.ts'

builder.prismaObjectFields(Place, (t) => ({
  contains: connectionField(t, PlaceConnection, {
    description: 'The places that lie right in it, by name.',
    link: { column: 'partOfId' },
  }),
  organizations: connectionField(t, OrganizationConnection, {
    description: 'The bodies of this country, by name.',
    link: { column: 'countryId' },
  }),
  meetings: connectionField(t, MeetingConnection, {
    description: 'The meetings that take place right here (not in a place within it), by date.',
    link: { through: 'MeetingPlace', parent: 'placeId', node: 'meetingId' },
  }),
}))

builder.queryFields((t) => ({
  place: t.prismaField({
    type: Place,
    nullable: true,
    description: 'One place; null where none has this slug.',
    args: { slug: t.arg.string({ required: true, description: 'Its slug: `beijing`.' }) },
    resolve: (query, _root, { slug }, { database }) =>
      isSlug(slug) ? database.place.findUnique({ ...query, where: { slug } }) : null,
  }),
  places: connectionField(t, PlaceConnection, { description: 'All places, by name.' }),
}))
