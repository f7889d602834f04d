import type { RowOf } from '../../src/annotation/rows.ts'
import { listCounterparts } from './counterparts.ts'
import { listMeetings, type MeetingArguments } from './meetings.ts'
import { type PageArguments, toPage } from './page.ts'
import { listSides, listStatements, type StatementFilter } from './sides.ts'
import { sortBy } from './sort.ts'
import { sortSpans } from './spans.ts'
import { type MakeNode, toNodes, type World } from './world.ts'

type EntityTable = 'Person' | 'Organization' | 'Place' | 'Issue' | 'Meeting'

const mentionColumns = {
  Person: 'personId',
  Organization: 'organizationId',
  Place: 'placeId',
  Issue: 'issueId',
  Meeting: 'meetingId',
} as const

/** What all entities have. */
export const toEntity = <Table extends EntityTable>({ base, node }: World, table: Table, row: RowOf<EntityTable>) => ({
  __typename: table,
  slug: row.slug,
  name: row.name,
  aliases: row.aliases,
  mentions: (args: PageArguments) => {
    const mentions = sortSpans(base, base.where('Mention', mentionColumns[table], row.id))
    return toPage(mentions, args, ({ id }) => ({ node: node('Mention', id) }))
  },
})

/** A page of those meetings that meet the filter. */
export const toMeetingPage = (
  { base, node }: World,
  meetings: readonly RowOf<'Meeting'>[],
  args: PageArguments & MeetingArguments,
) => toPage(listMeetings(base, meetings, args), args, ({ id }) => ({ node: node('Meeting', id) }))

/** A page of statements. */
export const toStatementPage = (
  { base, node }: World,
  statements: readonly RowOf<'Statement'>[],
  args: PageArguments & { readonly filter?: StatementFilter | null },
) => toPage(listStatements(base, statements, args.filter), args, ({ id }) => ({ node: node('Statement', id) }))

/** The meetings of participations, each once. */
const meetingsOf = ({ base }: World, participations: readonly RowOf<'Participation'>[]) =>
  [...new Set(participations.map(({ meetingId }) => meetingId))].map(
    (id) => base.find('Meeting', id) as RowOf<'Meeting'>,
  )

const counterpartsOf =
  ({ base, node }: World, agent: 'Person' | 'Organization', id: string) =>
  (args: PageArguments & MeetingArguments) =>
    toPage(listCounterparts(base, agent, id, args.filter), args, ({ meetingCount, lastMet, ...other }) => ({
      meetingCount,
      lastMet,
      node: node(agent, other.id),
    }))

export const toPerson: MakeNode<'Person'> = (world, row) => ({
  ...toEntity(world, 'Person', row),
  positions: () => {
    const positions = world.base.where('Position', 'personId', row.id)
    return toNodes(world, 'Position', sortBy(positions, [({ fromEarliest }) => fromEarliest, ({ title }) => title]))
  },
  meetings: (args: PageArguments & MeetingArguments) =>
    toMeetingPage(world, meetingsOf(world, world.base.where('Participation', 'personId', row.id)), args),
  counterparts: counterpartsOf(world, 'Person', row.id),
})

export const toOrganization: MakeNode<'Organization'> = (world, row) => ({
  ...toEntity(world, 'Organization', row),
  meetings: (args: PageArguments & MeetingArguments) => {
    const { base } = world
    const itself = base.where('Participation', 'organizationId', row.id)
    return toMeetingPage(
      world,
      meetingsOf(world, [...itself, ...base.where('Participation', 'representingId', row.id)]),
      args,
    )
  },
  counterparts: counterpartsOf(world, 'Organization', row.id),
})

export const toPlace: MakeNode<'Place'> = (world, row) => toEntity(world, 'Place', row)

export const toIssue: MakeNode<'Issue'> = (world, row) => ({
  ...toEntity(world, 'Issue', row),
  broader: () => world.node('Issue', row.broaderId),
  sides: () =>
    listSides(world.base, row.id).map(({ countryId, statements }) => ({
      country: () => world.node('Place', countryId),
      statements: (args: PageArguments) => toStatementPage(world, statements, args),
    })),
})
