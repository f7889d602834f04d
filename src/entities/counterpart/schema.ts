import { builder } from '../../graphql/builder.ts'
import { connectionField } from '../../graphql/connections/connection.ts'
import { Organization } from '../organization/node.ts'
import { Person } from '../person/node.ts'
import { CounterpartConnection, OrganizationCounterpartConnection } from './connection.ts'

builder.prismaObjectField(Person, 'counterparts', (t) =>
  connectionField(t, CounterpartConnection, {
    description:
      'Whom the person met: who was present at the same meetings that were held, the most often met first. The filter says which meetings count.',
  }),
)

builder.prismaObjectField(Organization, 'counterparts', (t) =>
  connectionField(t, OrganizationCounterpartConnection, {
    description:
      'The organizations that took part or were represented at the same meetings that were held, the most often met first. The filter says which meetings count.',
  }),
)
