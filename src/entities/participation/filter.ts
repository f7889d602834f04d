import { Prisma } from '../../generated/prisma/client.ts'
import { inSql, isSql } from '../../graphql/filters/conditions.ts'
import { defineFilter } from '../../graphql/filters/filter.ts'
import { idSql, Ref, type RefInput, subtreeSql } from '../../graphql/filters/ref.ts'
import { Attendance, ParticipationRole } from './enums.ts'

interface Shape {
  person?: RefInput | null
  organization?: RefInput | null
  meeting?: RefInput | null
  role?: string[] | null
  attendance?: string[] | null
}

export const ParticipationFilter = defineFilter<Shape>('ParticipationFilter', {
  description: 'Which participations to list.',
  fields: (t) => ({
    person: t.field({ type: Ref, description: 'Of this person.' }),
    organization: t.field({
      type: Ref,
      description: 'Of this organization or a body beneath it, or of who represents one.',
    }),
    meeting: t.field({ type: Ref, description: 'In this meeting.' }),
    role: t.field({ type: [ParticipationRole], description: 'In one of these roles.' }),
    attendance: t.field({ type: [Attendance], description: 'With one of these attendances.' }),
  }),
  conditions: {
    person: (value, at) => isSql('personId', idSql('Person', value, at)),
    organization: (value, at) => {
      const subtree = subtreeSql('Organization', value, at)
      return Prisma.sql`(${isSql('organizationId', subtree)} OR ${isSql('representingId', subtree)})`
    },
    meeting: (value, at) => isSql('meetingId', idSql('Meeting', value, at)),
    role: (value) => inSql('role', value),
    attendance: (value) => inSql('attendance', value),
  },
})
