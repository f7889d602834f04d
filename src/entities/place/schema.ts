import { builder } from '../../graphql/builder.ts'
import { connectionField } from '../../graphql/connections/connection.ts'
import { slugField } from '../../graphql/slug-field.ts'
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
    link: { sortedIn: 'PlaceMeeting' },
  }),
}))

builder.queryFields((t) => ({
  place: slugField(t, 'Place', {
    description: 'One place; null where none has this slug.',
    slug: 'Its slug: `beijing`.',
  }),
  places: connectionField(t, PlaceConnection, { description: 'All places, by name.' }),
}))
