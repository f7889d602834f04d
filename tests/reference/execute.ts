import { readFileSync } from 'node:fs'
import { buildSchema, type ExecutionResult, execute, parse } from 'graphql'
import type { TableName } from '../../src/annotation/rows.ts'
import { toArticle, toArticlePage } from './articles.ts'
import type { Base } from './base.ts'
import { distance, followNames, presenceOf } from './chain.ts'
import { toIssue, toMeetingPage, toOrganization, toPerson, toPlace } from './entity-nodes.ts'
import { toAgendaItem, toFactPage, toMeetingReport, toParticipation, toPosition, toStatement } from './fact-nodes.ts'
import { allFacts, type FactArguments } from './facts.ts'
import { toMeeting } from './meeting-node.ts'
import type { MeetingArguments } from './meetings.ts'
import type { PageArguments } from './page.ts'
import { idOfRef, type Ref } from './refs.ts'
import { toCitation, toMention } from './spans.ts'
import type { MakeNode, World } from './world.ts'

const schema = buildSchema(readFileSync('src/schema.graphql', 'utf8'))

const makers: { [Table in TableName]?: MakeNode<Table> } = {
  Article: toArticle,
  Person: toPerson,
  Organization: toOrganization,
  Place: toPlace,
  Issue: toIssue,
  Meeting: toMeeting,
  MeetingReport: toMeetingReport,
  Participation: toParticipation,
  AgendaItem: toAgendaItem,
  Position: toPosition,
  Statement: toStatement,
  Mention: toMention,
  Citation: toCitation,
}

const createWorld = (base: Base): World => {
  const world: World = {
    base,
    node: (table, id) => {
      const row = base.find(table, id)
      return row && (makers[table] as MakeNode<TableName>)(world, row)
    },
  }
  return world
}

interface ChainArguments {
  readonly from: Ref
  readonly to: Ref
  readonly maxHops: number
}

/** Of chains of the same length any may be given: this is the one over persons with these names, if it is a chain. */
const chainOver =
  ({ base, node }: World, names: readonly string[]) =>
  ({ from, to, maxHops }: ChainArguments) => {
    const [start, end] = [idOfRef(base, 'Person', from), idOfRef(base, 'Person', to)]
    if (!start || !end) return null
    const length = distance(base, start, end, maxHops)
    if (length === null) return null
    const hops = followNames(base, start, end, names) ?? []
    return {
      length,
      hops: hops.map(({ meeting, ...hop }) => ({
        from: node('Person', hop.from),
        to: node('Person', hop.to),
        meeting: node('Meeting', meeting.id),
        participations: [hop.from, hop.to].map((id) => node('Participation', presenceOf(base, id, meeting))),
      })),
    }
  }

const createRoot = (world: World, chainNames: readonly string[]) => {
  const { base, node } = world
  const bySlug =
    (table: 'Person' | 'Organization' | 'Place' | 'Issue' | 'Meeting' | 'Article') => (args: { slug: string }) =>
      node(table, base.where(table, 'slug', args.slug)[0]?.id ?? null)
  return {
    person: bySlug('Person'),
    organization: bySlug('Organization'),
    place: bySlug('Place'),
    issue: bySlug('Issue'),
    meeting: bySlug('Meeting'),
    article: bySlug('Article'),
    meetings: (args: PageArguments & MeetingArguments) => toMeetingPage(world, base.rows.Meeting, args),
    facts: (args: PageArguments & FactArguments) => toFactPage(world, allFacts(base, null), args),
    articles: (args: PageArguments) => toArticlePage(world, args),
    chain: chainOver(world, chainNames),
  }
}

/**
 * Answers an operation over plain arrays: the public schema, whose fields walk through all rows. It knows neither @asOf (give it
 * the known rows) nor search.
 * @param chainNames the persons to whom the hops of a chain lead, of several that are as short
 */
export const executeReference = (
  base: Base,
  query: string,
  variableValues: Record<string, unknown> = {},
  chainNames: readonly string[] = [],
): ExecutionResult =>
  execute({
    schema,
    document: parse(query),
    rootValue: createRoot(createWorld(base), chainNames),
    variableValues,
  }) as ExecutionResult
