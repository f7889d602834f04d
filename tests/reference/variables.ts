import { encodeGlobalID } from '@pothos/plugin-relay'
import fc from 'fast-check'
import { Kind, type OperationDefinitionNode, parse, type TypeNode } from 'graphql'
import type { RowOf } from '../../src/annotation/rows.ts'
import { MeetingStatus } from '../../src/generated/prisma/enums.ts'
import type { Base } from './base.ts'
import { presentAt } from './counterparts.ts'
import { addedAtOf, allFacts, isDisputed } from './facts.ts'

type Variables = Record<string, unknown>

const slugIn = (rows: readonly { readonly slug: string }[]) => fc.constantFrom(...rows.map(({ slug }) => slug))

/** Any of the second, but as often one of the first, if there is any: what has long answers. */
const often = <Value>(some: readonly Value[], any: fc.Arbitrary<Value>) =>
  some.length === 0 ? any : fc.oneof(fc.constantFrom(...some), any)

const slugOf = (base: Base, table: 'Person' | 'Organization' | 'Issue' | 'Meeting', id: string | null) =>
  base.find(table, id)?.slug ?? ''

/** Two persons: as often as not they were both present at some meeting. */
const anyPersons = (base: Base) => {
  const any = slugIn(base.rows.Person)
  const present = base.rows.Meeting.map(({ id }) => [...presentAt(base, 'Person', id)]).filter((ids) => ids.length > 1)
  const together = fc
    .constantFrom(...present)
    .chain((ids) => fc.shuffledSubarray(ids, { minLength: 2, maxLength: 2 }))
    .map((ids) => ids.map((id) => slugOf(base, 'Person', id)))
  return fc.oneof(together, fc.tuple(any, any))
}

const anyMeeting = (base: Base) => {
  const disputed = allFacts(base, null).filter((fact) => fact.table !== 'Position' && isDisputed(base, fact))
  const ids = disputed.map(({ row }) => (row as RowOf<'MeetingReport'>).meetingId)
  return often(
    ids.map((id) => slugOf(base, 'Meeting', id)),
    slugIn(base.rows.Meeting),
  )
}

const anyIssue = (base: Base) =>
  often(
    base.rows.AgendaItem.map(({ issueId }) => slugOf(base, 'Issue', issueId)),
    slugIn(base.rows.Issue),
  )

const anyOrganization = (base: Base) =>
  often(
    base.rows.Participation.filter(({ representingId }) => representingId).map(({ representingId }) =>
      slugOf(base, 'Organization', representingId),
    ),
    slugIn(base.rows.Organization),
  )

const anyRef = (base: Base, slug: fc.Arbitrary<string>) =>
  fc
    .tuple(slug, fc.boolean())
    .map(([each, byId]) =>
      byId ? { id: encodeGlobalID('Issue', base.where('Issue', 'slug', each)[0]?.id ?? '') } : { slug: each },
    )

const anyRange = (days: fc.Arbitrary<string>) =>
  fc.record(
    { from: fc.option(days), to: fc.option(days), certainty: fc.constantFrom('CERTAIN', 'POSSIBLE') },
    { requiredKeys: [] },
  )

/** A value for every variable that an operation may have, by its name and type. */
const anyValues = (base: Base, asOf: readonly string[]): fc.Arbitrary<Variables> => {
  const dates = base.rows.MeetingReport.flatMap(({ dateEarliest, dateLatest }) => [dateEarliest, dateLatest])
  const day = fc.constantFrom(...dates.filter((date) => date !== null))
  const issue = anyIssue(base)
  return fc
    .record({
      persons: anyPersons(base),
      days: fc.tuple(day, day).map((both) => (both[0] < both[1] ? both : both.reverse())),
      'issue: String': issue,
      'issue: Ref': fc.option(anyRef(base, issue), { freq: 1 }),
      'meeting: String': anyMeeting(base),
      'organization: String': anyOrganization(base),
      'during: DateRange': fc.option(anyRange(day), { freq: 1 }),
      'day: Date': fc.constantFrom(...asOf),
      'since: DateTime': fc.option(fc.constantFrom(...base.rows.Article.map(addedAtOf))),
      'status: [MeetingStatus]': fc.option(fc.subarray(Object.values(MeetingStatus), { minLength: 1 })),
      'first: Int': fc.integer({ min: 1, max: 30 }),
      'maxHops: Int': fc.integer({ min: 1, max: 10 }),
    })
    .map(({ persons: [one, other], days: [from, to], ...rest }) => ({
      ...rest,
      'one: String': one,
      'other: String': other,
      'person: String': one,
      'from: String': one,
      'to: String': other,
      'from: Date': from,
      'to: Date': to,
    }))
}

const typeName = (type: TypeNode): string => {
  if (type.kind === Kind.NAMED_TYPE) return type.name.value
  return type.kind === Kind.LIST_TYPE ? `[${typeName(type.type)}]` : typeName(type.type)
}

/** Values at random for the variables of an operation, but for cursors: those come with pages. */
export const createVariables = (base: Base, asOf: readonly string[]) => {
  const values = anyValues(base, asOf)
  return (operation: string): fc.Arbitrary<Variables> => {
    const { variableDefinitions = [] } = parse(operation).definitions[0] as OperationDefinitionNode
    const names = variableDefinitions
      .map(({ variable, type }) => [variable.name.value, typeName(type)] as const)
      .filter(([name]) => !name.startsWith('after'))
    return values.map((all) =>
      Object.fromEntries(
        names.map(([name, type]) => {
          if (!(`${name}: ${type}` in all)) throw new Error(`there is no value for $${name}: ${type}`)
          return [name, all[`${name}: ${type}`]]
        }),
      ),
    )
  }
}
