import { idOf } from '../../lib/ids.ts'
import type { Span } from '../../lib/text-anchors.ts'
import type { AnnotationFile } from '../format.ts'
import { formatPlace } from '../problems.ts'
import type { Path } from '../read/locate.ts'
import { addCitation, type CitationSource } from './citations.ts'
import type { EntityKind } from './entities.ts'
import { locateQuote } from './quotes.ts'
import { reviewOf, type Scope } from './scope.ts'
import { checkKind } from './statement-kind.ts'
import { readDate, readDistinct } from './values.ts'

type Statement = AnnotationFile['statements'][number]

const linkList = (
  scope: Scope,
  kind: EntityKind,
  key: 'issues' | 'addressees' | 'sharedBy',
  statement: Statement,
  path: Path,
): string[] => {
  const at = (index: number) => scope.at(...path, key, index)
  const distinct = [...readDistinct(statement[key], at, scope.report)]
  return distinct.flatMap(([slug, index]) => scope.entities.resolve(kind, slug, at(index)) ?? [])
}

/** What hangs on a statement: issues, addressees, who shares the view. */
const linkLists = (scope: Scope, statementId: string, statement: Statement, path: Path): void => {
  const { rows } = scope
  for (const issueId of linkList(scope, 'issue', 'issues', statement, path)) {
    rows.StatementIssue.push({ statementId, issueId })
  }
  for (const organizationId of linkList(scope, 'organization', 'addressees', statement, path)) {
    rows.StatementAddressee.push({ statementId, organizationId })
  }
  for (const organizationId of linkList(scope, 'organization', 'sharedBy', statement, path)) {
    rows.StatementSharer.push({ statementId, organizationId })
  }
}

/** Whoever is relied on for the statement is relied on for each of its citations that names nobody else. */
const attribute = ({ attributedTo, attributedAsWritten }: Statement, cited: CitationSource): CitationSource =>
  cited.attributedTo || cited.attributedAsWritten ? cited : { ...cited, attributedTo, attributedAsWritten }

const linkCitations = (scope: Scope, id: string, statement: Statement, path: Path): void => {
  const { quote, prefix, suffix, cite } = statement
  const own: CitationSource = { quote, prefix, suffix, stance: 'SUPPORTS' }
  for (const [index, cited] of (cite ?? [own]).entries()) {
    const at = cite ? [...path, 'cite', index] : path
    addCitation(scope, 'Statement', id, attribute(statement, cited), at)
  }
}

/** A statement is its words: they are stated once. */
const reportTwice = (scope: Scope, id: string, path: Path): boolean => {
  const place = scope.at(...path, 'quote')
  const first = scope.statementPlaces.get(id)
  if (first) scope.report(place, `these words are a statement already at ${formatPlace(first)}`)
  else scope.statementPlaces.set(id, place)
  return first !== undefined
}

const rowOf = (scope: Scope, statement: Statement, span: Span, path: Path) => {
  const { entities, articleId } = scope
  const saidOn = readDate(statement.saidOn, scope.at(...path, 'saidOn'), scope.report)
  return {
    id: idOf('Statement', articleId, span.start, span.end),
    ...span,
    text: scope.anchored.slice(span),
    kind: statement.kind,
    speakerAsWritten: statement.speakerAsWritten ?? null,
    saidOn: saidOn?.edtf ?? null,
    saidOnEarliest: saidOn?.earliest ?? null,
    saidOnLatest: saidOn?.latest ?? null,
    ...reviewOf(scope, statement),
    articleId,
    speakerId: entities.resolve('person', statement.speaker, scope.at(...path, 'speaker')),
    organizationId: entities.resolve('organization', statement.organization, scope.at(...path, 'organization')),
    meetingId: entities.resolve('meeting', statement.meeting, scope.at(...path, 'meeting')),
  }
}

const nowhere: Span = { start: 0, end: 0 }

const linkStatement = (scope: Scope, statement: Statement, path: Path): void => {
  const span = locateQuote(scope, statement, path)
  // Where the words are not found the rest is checked all the same.
  const row = rowOf(scope, statement, span ?? nowhere, path)
  linkLists(scope, row.id, statement, path)
  if (span) {
    if (reportTwice(scope, row.id, path)) return
    checkKind(scope, statement, span, scope.at(...path, 'kind'))
    scope.facts.add('Statement', row, scope.at(...path))
  }
  if (span || statement.cite) linkCitations(scope, row.id, statement, path)
}

/** Links what an article says that somebody said. */
export const linkStatements = (scope: Scope): void => {
  for (const [index, statement] of scope.source.yaml.data.statements.entries()) {
    linkStatement(scope, statement, ['statements', index])
  }
}
