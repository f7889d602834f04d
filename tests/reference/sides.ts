import type { RowOf } from '../../src/annotation/rows.ts'
import type { Base } from './base.ts'
import { issueIdsOf } from './facts.ts'
import { groupBy } from './group-by.ts'
import { type Ref, subtreeOf } from './refs.ts'
import { sortBy } from './sort.ts'

type Statement = RowOf<'Statement'>

export interface StatementFilter {
  readonly issue?: Ref | null
}

/** The country of an organization's topmost parent. */
const sideOf = (base: Base, organizationId: string | null): string | null => {
  const organization = base.find('Organization', organizationId)
  if (!organization) return null
  return organization.parentId === null ? organization.countryId : sideOf(base, organization.parentId)
}

/** Statements that meet the filter, by the date on which they were made, then as they stand in the text. */
export const listStatements = (base: Base, statements: readonly Statement[], filter?: StatementFilter | null) => {
  const issues = filter?.issue && subtreeOf(base, 'Issue', filter.issue)
  const met = statements.filter(({ id }) => !issues || issueIdsOf(base, id).some((each) => issues.has(each)))
  return sortBy(met, [
    ({ saidOnEarliest }) => saidOnEarliest,
    ({ saidOnLatest }) => saidOnLatest,
    ({ articleId }) => articleId,
    ({ start }) => start,
  ])
}

/** The sides that speak on an issue or a narrower one, by the name of the country, each with its statements. */
export const listSides = (base: Base, issueId: string) => {
  const { slug } = base.find('Issue', issueId) ?? {}
  const issues = subtreeOf(base, 'Issue', { slug: slug ?? '' })
  const ids = [...issues].flatMap((id) => base.where('StatementIssue', 'issueId', id)).map((tie) => tie.statementId)
  const statements = [...new Set(ids)].map((id) => base.find('Statement', id) as Statement)
  const sides = [...groupBy(statements, ({ organizationId }) => sideOf(base, organizationId))]
  const listed = sides.map(([countryId, said]) => ({ id: countryId ?? '', countryId, statements: said }))
  return sortBy(listed, [({ countryId }) => base.find('Place', countryId)?.sortName ?? null])
}
