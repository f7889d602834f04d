import { Prisma } from '../../generated/prisma/client.ts'
import {
  allSql,
  amongSql,
  anySql,
  inSql,
  isSql,
  otherAccepted,
  otherIn,
  otherIs,
  someSql,
} from '../../graphql/filters/conditions.ts'
import { DateRange, type DateRangeInput, rangeSql } from '../../graphql/filters/date-range.ts'
import { defineFilter } from '../../graphql/filters/filter.ts'
import { idSql, Ref, type RefInput, subtreeSql } from '../../graphql/filters/ref.ts'
import { Attendance } from '../participation/enums.ts'
import { MeetingKind, MeetingStatus } from './enums.ts'

interface Shape {
  participants?: RefInput[] | null
  organizations?: RefInput[] | null
  attendance?: string[] | null
  issue?: RefInput | null
  place?: RefInput | null
  kind?: string[] | null
  status?: string[] | null
  during?: DateRangeInput | null
  article?: RefInput | null
  partOf?: RefInput | null
  reportedHeld?: boolean | null
}

export const MeetingFilter = defineFilter<Shape>('MeetingFilter', {
  description: 'Which meetings to list.',
  fields: (t) => ({
    participants: t.field({
      type: [Ref],
      description: 'In which all of these persons have a part, with the attendance asked for.',
    }),
    organizations: t.field({
      type: [Ref],
      description:
        'In which all of these (or bodies beneath them) took part or were represented, with the attendance asked for.',
    }),
    attendance: t.field({
      type: [Attendance],
      description:
        'The attendance of the participants and organizations asked for: PRESENT where nothing is said. Alone: in which somebody has it.',
    }),
    issue: t.field({ type: Ref, description: 'With this issue, or a narrower one, on the agenda.' }),
    place: t.field({ type: Ref, description: 'In this place or one within it.' }),
    kind: t.field({ type: [MeetingKind], description: 'Of one of these kinds.' }),
    status: t.field({ type: [MeetingStatus], description: 'Of which one of these became, by the latest report.' }),
    during: t.field({ type: DateRange, description: 'In this range, by the latest report.' }),
    article: t.field({ type: Ref, description: 'Which this article names or tells something of.' }),
    partOf: t.field({ type: Ref, description: 'Parts of this meeting, and their parts.' }),
    reportedHeld: t.boolean({
      description:
        'Whether some report says that it was held. False, with the status PLANNED or DECLINED: ghost meetings.',
    }),
  }),
  conditions: {
    participants: (value, at, whole) =>
      allSql(
        value.map((each, index) => participation(otherIs('personId', idSql('Person', each, `${at}[${index}]`)), whole)),
      ),
    organizations: (value, at, whole) =>
      allSql(
        value.map((each, index) =>
          participation(representing(subtreeSql('Organization', each, `${at}[${index}]`)), whole),
        ),
      ),
    attendance: (value, _at, whole) =>
      whole.participants?.length || whole.organizations?.length
        ? Prisma.sql`TRUE`
        : someSql('Participation', 'meetingId', otherAccepted, otherIn('attendance', value)),
    issue: (value, at) =>
      amongSql('AgendaItem', 'meetingId', otherAccepted, otherIs('issueId', subtreeSql('Issue', value, at))),
    place: (value, at) => someSql('MeetingPlace', 'meetingId', otherIs('placeId', subtreeSql('Place', value, at))),
    kind: (value) => inSql('kind', value),
    status: (value) =>
      Prisma.sql`EXISTS (SELECT FROM "MeetingReport" AS other WHERE other."id" = node."currentReportId" AND ${otherIn('status', value)})`,
    during: (value) => rangeSql('date', value),
    article: (value, at) => someSql('MeetingArticle', 'meetingId', otherIs('articleId', idSql('Article', value, at))),
    partOf: (value, at) => {
      const above = idSql('Meeting', value, at)
      return Prisma.sql`(${isSql('id', subtreeSql('Meeting', value, at))} AND node."id" IS DISTINCT FROM ${above})`
    },
    reportedHeld: (value) => {
      const held = someSql('MeetingReport', 'meetingId', otherAccepted, otherIn('status', ['HELD']))
      return value ? held : Prisma.sql`NOT ${held}`
    },
  },
})

/** That somebody was there in the way asked for, who meets a condition on the participation `other`. */
const participation = (who: Prisma.Sql, { attendance }: Shape) =>
  amongSql('Participation', 'meetingId', otherAccepted, who, otherIn('attendance', attendance ?? ['PRESENT']))

/** As a participant, or by who represented it. */
const representing = (ids: Prisma.Sql) => anySql([otherIs('organizationId', ids), otherIs('representingId', ids)])
