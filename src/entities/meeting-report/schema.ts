import { builder } from '../../graphql/builder.ts'
import { findNode } from '../../graphql/load-nodes.ts'
import { inSql } from '../../graphql/sql-form.ts'
import { contradictingSql, loadContradicting } from './loaders.ts'
import { MeetingReport } from './node.ts'

type Row = (typeof MeetingReport)['$inferType']

builder.prismaObjectField(MeetingReport, 'contradictedBy', (t) =>
  t.field({
    type: [MeetingReport],
    description:
      'The other reports of the meeting that contradict this one, by date. Two of the same status do where they share no day, or are of places that lie apart; one that has it held and one that has it cancelled or declined do where articles still supported the latter when the former was reported. What became of a plan contradicts nothing, nor do the plans of a meeting that was put off. At most 1,000.',
    resolve: async ({ id }, _args, context, info) => {
      const ids = await loadContradicting(context, id)
      const found = await Promise.all(ids.map((each) => findNode(context, info, 'MeetingReport', each)))
      return found.filter((row) => row !== null) as Row[]
    },
    ...inSql({ rows: () => contradictingSql }),
  }),
)
