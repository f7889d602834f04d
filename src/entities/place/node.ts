import { Prisma } from '../../generated/prisma/client.ts'
import { builder } from '../../graphql/builder.ts'
import { inSql } from '../../graphql/sql-form.ts'
import { Entity, entityColumns } from '../entity/node.ts'
import { PlaceKind } from './enums.ts'

const Coordinates = builder.objectRef<{ latitude: number; longitude: number }>('Coordinates').implement({
  description: 'A point on Earth (WGS 84).',
  fields: (t) => ({
    latitude: t.exposeFloat('latitude', { description: 'Degrees north, −90 to 90.' }),
    longitude: t.exposeFloat('longitude', { description: 'Degrees east, −180 to 180.' }),
  }),
})

export const Place = builder.prismaNode('Place', {
  id: { field: 'id' },
  select: entityColumns,
  interfaces: [Entity],
  description: 'A country, city, region, body of water or building.',
  fields: (t) => ({
    kind: t.expose('kind', { type: PlaceKind, description: 'What it is.' }),
    partOf: t.relation('partOf', { nullable: true, description: 'The place that it lies in.' }),
    coordinates: t.field({
      type: Coordinates,
      nullable: true,
      description: 'A point that stands for it.',
      select: { latitude: true, longitude: true },
      resolve: ({ latitude, longitude }) => (latitude === null || longitude === null ? null : { latitude, longitude }),
      ...inSql({
        rows: () => Prisma.sql`
          SELECT parent."latitude", parent."longitude" WHERE parent."latitude" IS NOT NULL AND parent."longitude" IS NOT NULL`,
      }),
    }),
  }),
})
