import type { builder } from '../../graphql/builder.ts'
import { defineConnection } from '../../graphql/connections/connection.ts'
import { defineOrders } from '../../graphql/connections/orders.ts'
import { nameTerms } from '../../graphql/connections/terms.ts'
import { PartialDate } from '../../graphql/partial-date.ts'
import { MeetingFilter } from '../meeting/filter.ts'
import { Organization } from '../organization/node.ts'
import { Person } from '../person/node.ts'
import { counterpartNode, counterpartRows } from './rows.ts'

interface CounterpartEdge {
  meetingCount: number
  lastMet: string | null
}

const edgeFields = (
  t: PothosSchemaTypes.ObjectFieldBuilder<(typeof builder)['$inferSchemaTypes'], CounterpartEdge>,
) => ({
  meetingCount: t.exposeInt('meetingCount', {
    description: 'At how many meetings that were held both were present, of those that meet the filter.',
  }),
  lastMet: t.expose('lastMet', {
    type: PartialDate,
    nullable: true,
    description: 'The date of the last of those meetings, where it is known.',
  }),
})

const orders = defineOrders(
  'Counterpart',
  'MEETING_COUNT',
  {
    MEETING_COUNT: {
      description: 'By the number of meetings, then by the date of the last.',
      terms: [
        { by: 'meetingCount', type: 'integer' },
        { by: 'lastMetLatest', type: 'date', nullable: true },
      ],
    },
    LAST_MET: {
      description: 'By the date of the last meeting.',
      terms: [
        { by: 'lastMetEarliest', type: 'date', nullable: true },
        { by: 'lastMetLatest', type: 'date', nullable: true },
      ],
    },
    NAME: { description: 'By name, folded: case and diacritics count for nothing.', terms: nameTerms },
  },
  'DESC',
)

const shared = { orders, edgeFields, filter: MeetingFilter }
const edgeColumns = ['meetingCount', 'lastMet']

export const CounterpartConnection = defineConnection(Person, {
  ...shared,
  name: 'Counterpart',
  model: 'Person',
  rows: 'persons who were met',
  computed: {
    rows: (filter) => counterpartRows('Person', filter),
    node: counterpartNode('Person'),
    edgeColumns,
    isWhole: true,
  },
})

export const OrganizationCounterpartConnection = defineConnection(Organization, {
  ...shared,
  name: 'OrganizationCounterpart',
  model: 'Organization',
  rows: 'organizations that were met',
  computed: {
    rows: (filter) => counterpartRows('Organization', filter),
    node: counterpartNode('Organization'),
    edgeColumns,
    isWhole: true,
  },
})
