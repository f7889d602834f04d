import { builder } from '../../graphql/builder.ts'
import { PartialDate } from '../../graphql/partial-date.ts'
import { inSql } from '../../graphql/sql-form.ts'
import { Fact, factColumns } from '../fact/node.ts'
import { MeetingStatus } from '../meeting/enums.ts'
import { Place } from '../place/node.ts'
import { reportedPlacesSql } from '../place/reported.ts'

export const MeetingReport = builder.prismaNode('MeetingReport', {
  id: { field: 'id' },
  select: factColumns,
  interfaces: [Fact],
  description: 'What is reported of a meeting: its status, date and places. Another date is another report.',
  fields: (t) => ({
    meeting: t.relation('meeting', { description: 'The meeting.' }),
    status: t.expose('status', { type: MeetingStatus, description: 'What is to become, or became, of the meeting.' }),
    date: t.expose('date', { type: PartialDate, nullable: true, description: 'When it takes or took place.' }),
    places: t.field({
      type: [Place],
      description: 'Where it takes or took place: "Shanghai and Beijing".',
      select: (_args, _context, nested) => ({
        places: { orderBy: { sequence: 'asc' }, select: { place: nested() } },
      }),
      resolve: ({ places }) => places.map(({ place }) => place),
      ...inSql({ rows: () => reportedPlacesSql('id') }),
    }),
    declinedBy: t.relation('declinedBy', {
      nullable: true,
      description: 'Who refused the meeting, where the status is DECLINED and the source says it.',
    }),
  }),
})
