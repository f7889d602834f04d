import type { CitationStance } from '../../generated/prisma/enums.ts'
import { idOf } from '../../lib/ids.ts'
import type { AnnotationFile } from '../format.ts'
import { formatPlace } from '../problems.ts'
import type { Path } from '../read/locate.ts'
import type { FactTable, RowOf } from '../rows.ts'
import { locateQuote } from './quotes.ts'
import type { Scope } from './scope.ts'

type Statement = AnnotationFile['statements'][number]

/** What a fact cites: a quote, with who is relied on for it. */
export type CitationSource = NonNullable<Statement['cite']>[number]

const factColumns = (table: FactTable, id: string) => ({
  meetingReportId: table === 'MeetingReport' ? id : null,
  participationId: table === 'Participation' ? id : null,
  agendaItemId: table === 'AgendaItem' ? id : null,
  positionId: table === 'Position' ? id : null,
  statementId: table === 'Statement' ? id : null,
})

/** Refuses what stands among an article's rows already. */
const reportTwice = (scope: Scope, citation: RowOf<'Citation'>, path: Path): boolean => {
  const place = scope.source.yaml.at([...path, 'quote'])
  const first = scope.citationPlaces.get(citation.id)
  if (first) scope.report(place, `the same fact cites these words already at ${formatPlace(first)}`)
  else scope.citationPlaces.set(citation.id, place)
  return first !== undefined
}

/** Links one citation of a fact; nothing where its quote is not found. */
export const addCitation = (
  scope: Scope,
  table: FactTable,
  factId: string,
  cited: CitationSource,
  path: Path,
): void => {
  const { anchored, articleId, entities, source } = scope
  const attributedTo = cited.attributedTo
  const attributedToPersonId = entities.resolve(
    'person',
    attributedTo?.person,
    scope.at(...path, 'attributedTo', 'person'),
  )
  const attributedToOrganizationId = entities.resolve(
    'organization',
    attributedTo?.organization,
    scope.at(...path, 'attributedTo', 'organization'),
  )
  const span = locateQuote(scope, cited, path)
  if (!span) return
  scope.cited.push(span)
  const stance: CitationStance = cited.stance
  const row: RowOf<'Citation'> = {
    id: idOf('Citation', articleId, span.start, span.end, stance, factId),
    ...span,
    ...anchored.quote(span),
    stance,
    attributedAsWritten: cited.attributedAsWritten ?? null,
    origin: source.yaml.data.origin,
    articleId,
    attributedToPersonId,
    attributedToOrganizationId,
    ...factColumns(table, factId),
  }
  if (!reportTwice(scope, row, path)) scope.rows.Citation.push(row)
}

/** Links all citations of a fact. */
export const addCitations = (
  scope: Scope,
  table: FactTable,
  factId: string,
  citations: readonly CitationSource[],
  fact: Path,
): void => {
  for (const [index, cited] of citations.entries()) {
    addCitation(scope, table, factId, cited, [...fact, 'cite', index])
  }
}
