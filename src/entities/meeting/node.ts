import { Prisma } from '../../generated/prisma/client.ts'
import { builder } from '../../graphql/builder.ts'
import { PartialDate, partialDateSql } from '../../graphql/partial-date.ts'
import { plainList } from '../../graphql/plain-list.ts'
import { inSql } from '../../graphql/sql-form.ts'
import { Entity, entityColumns } from '../entity/node.ts'
import { Place } from '../place/node.ts'
import { reportedPlacesSql } from '../place/reported.ts'
import { MeetingKind, MeetingStatus } from './enums.ts'

/** The report of which a meeting has its status, date and places. */
const currentReportSql = Prisma.sql`"MeetingReport" AS report WHERE report."id" = parent."currentReportId"`

const capped = 'At most 1,000.'

export const Meeting = builder.prismaNode('Meeting', {
  id: { field: 'id' },
  select: entityColumns,
  interfaces: [Entity],
  description:
    'A meeting, visit, summit, conference, speech or call: held, planned, declined. Its status, date and places are those of its latest report.',
  fields: (t) => ({
    kind: t.expose('kind', { type: MeetingKind, description: 'What sort of meeting it is.' }),
    status: t.field({
      type: MeetingStatus,
      nullable: true,
      description: 'What became of it, by its latest report; null while no accepted report says.',
      select: { currentReport: { select: { status: true } } },
      resolve: ({ currentReport }) => currentReport?.status,
      ...inSql({ value: () => Prisma.sql`(SELECT report."status" FROM ${currentReportSql})` }),
    }),
    date: t.field({
      type: PartialDate,
      nullable: true,
      description: 'When it takes or took place, by its latest report; null where that does not say.',
      select: { currentReport: { select: { date: true } } },
      resolve: ({ currentReport }) => currentReport?.date,
      ...inSql({
        rows: () =>
          Prisma.sql`${partialDateSql('report', 'date')} FROM ${currentReportSql} AND report."date" IS NOT NULL`,
      }),
    }),
    places: t.field({
      type: [Place],
      description: 'Where it takes or took place, by its latest report, in the order reported.',
      select: (_args, _context, nested) => ({
        currentReport: { select: { places: { orderBy: { sequence: 'asc' }, select: { place: nested() } } } },
      }),
      resolve: ({ currentReport }) => currentReport?.places.map(({ place }) => place) ?? [],
      ...inSql({ rows: () => reportedPlacesSql('currentReportId') }),
    }),
    duration: t.expose('duration', {
      type: 'Duration',
      nullable: true,
      description: 'How long it took (ISO 8601): `PT2H`.',
    }),
    purpose: t.exposeString('purpose', { nullable: true, description: 'What it is for, in a few words.' }),
    partOf: t.relation('partOf', {
      nullable: true,
      description: 'The meeting that it is a part of (schema.org superEvent): the visit during which talks are held.',
    }),
    sequence: t.exposeInt('sequence', {
      nullable: true,
      description: 'Its place among the parts of that meeting, from 1.',
    }),
    parts: t.relation('parts', {
      query: { orderBy: [{ sequence: 'asc' }, { dateEarliest: 'asc' }, { id: 'asc' }], take: 1000 },
      description: `Its parts in their sequence (schema.org subEvent): talks, then a working lunch. ${capped}`,
    }),
    reports: t.relation('reports', {
      query: plainList({ orderBy: [{ dateEarliest: 'asc' }, { status: 'asc' }, { id: 'asc' }] }),
      description: `What is reported of it: plans, postponements, what came of them, by date. ${capped}`,
    }),
    participations: t.relation('participations', {
      query: plainList({
        orderBy: [{ role: 'asc' }, { attendance: 'asc' }, { person: { sortName: 'asc' } }, { id: 'asc' }],
      }),
      description: `Who takes part, in which role and capacity: hosts first, then by name. ${capped}`,
    }),
    agenda: t.relation('agenda', {
      query: plainList({ orderBy: [{ issue: { sortName: 'asc' } }, { outcome: 'asc' }, { id: 'asc' }] }),
      description: `What is discussed, and how, by the issue's name. ${capped}`,
    }),
  }),
})
