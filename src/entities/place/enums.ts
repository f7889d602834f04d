import { builder } from '../../graphql/builder.ts'

export const PlaceKind = builder.enumType('PlaceKind', {
  description: 'What a place is.',
  values: {
    CONTINENT: { description: 'A continent.' },
    REGION: { description: 'A region of several countries, or of one: the Middle East.' },
    COUNTRY: { description: 'A country.' },
    TERRITORY: { description: 'A territory whose status is disputed or special.' },
    ISLAND: { description: 'An island or a peninsula.' },
    CITY: { description: 'A city or town.' },
    WATERS: { description: 'A sea, strait, river or lake.' },
    BUILDING: { description: 'A building or compound.' },
    OTHER: { description: 'Anything else.' },
  } as const,
})
