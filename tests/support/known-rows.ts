import type { FactTable, RowOf, Rows, TableName } from '../../src/annotation/rows.ts'

type Ids = ReadonlySet<string | null>

const factColumns = {
  MeetingReport: 'meetingReportId',
  Participation: 'participationId',
  AgendaItem: 'agendaItemId',
  Position: 'positionId',
  Statement: 'statementId',
} as const satisfies Record<FactTable, keyof RowOf<'Citation'>>

const factTables = Object.keys(factColumns) as FactTable[]

const idsOf = (rows: readonly { readonly id: string }[]): Set<string | null> => new Set(rows.map(({ id }) => id))

/** With whatever stands above one of them, step by step. */
const withAbove = <Row extends { readonly id: string }>(rows: readonly Row[], ids: Ids, above: keyof Row): Ids => {
  const parents = rows.filter((row) => ids.has(row.id)).map((row) => row[above] as string | null)
  const more = new Set([...ids, ...parents])
  return more.size === ids.size ? ids : withAbove(rows, more, above)
}

/** The facts that a known article supports; a statement is also a span of an article, which must be known. */
const knownFacts = (rows: Rows, articles: Ids) => {
  const supports = rows.Citation.filter(({ stance, articleId }) => stance === 'SUPPORTS' && articles.has(articleId))
  const factsOf = <Table extends FactTable>(table: Table) => {
    const supported = new Set<string | null>(supports.map((citation) => citation[factColumns[table]]))
    return (rows[table] as RowOf<Table>[]).filter(({ id }) => supported.has(id))
  }
  return {
    MeetingReport: factsOf('MeetingReport'),
    Participation: factsOf('Participation'),
    AgendaItem: factsOf('AgendaItem'),
    Position: factsOf('Position'),
    Statement: factsOf('Statement').filter(({ articleId }) => articles.has(articleId)),
  }
}

/** All but the entities: what is left of each table when later articles are taken away. */
const withoutLater = (rows: Rows, day: string): Rows => {
  const Article = rows.Article.filter(({ publishedOnLatest }) => publishedOnLatest <= day)
  const articles = idsOf(Article)
  const facts = knownFacts(rows, articles)
  const factIds: Ids = new Set(factTables.flatMap((table) => [...idsOf(facts[table])]))
  const isCited = (citation: RowOf<'Citation'>) =>
    factTables.some((table) => factIds.has(citation[factColumns[table]]) && citation[factColumns[table]] !== null)
  return {
    ...rows,
    ...facts,
    Article: Article.map((row) => ({
      ...row,
      syndicationOfId: articles.has(row.syndicationOfId) ? row.syndicationOfId : null,
    })),
    ArticleCredit: rows.ArticleCredit.filter(({ articleId }) => articles.has(articleId)),
    Mention: rows.Mention.filter(({ articleId }) => articles.has(articleId)),
    Citation: rows.Citation.filter((citation) => articles.has(citation.articleId) && isCited(citation)),
    MeetingReportPlace: rows.MeetingReportPlace.filter(({ reportId }) => factIds.has(reportId)),
    StatementIssue: rows.StatementIssue.filter(({ statementId }) => factIds.has(statementId)),
    StatementAddressee: rows.StatementAddressee.filter(({ statementId }) => factIds.has(statementId)),
    StatementSharer: rows.StatementSharer.filter(({ statementId }) => factIds.has(statementId)),
  }
}

/** The values of columns, in all rows of tables. */
const valuesOf = (rows: Rows, columns: { readonly [Table in TableName]?: readonly string[] }): Set<string | null> =>
  new Set(
    Object.entries(columns).flatMap(([table, names]) =>
      (rows[table as TableName] as unknown as Record<string, string | null>[]).flatMap((row) =>
        names.map((name) => row[name] ?? null),
      ),
    ),
  )

/** Which entities the rows name. All facts are taken for accepted, as those of annotations are. */
const knownEntities = (rows: Rows) => {
  const persons = valuesOf(rows, {
    Mention: ['personId'],
    Participation: ['personId'],
    Position: ['personId'],
    Statement: ['speakerId'],
    AgendaItem: ['raisedByPersonId'],
    Citation: ['attributedToPersonId'],
  })
  const organizations = withAbove(
    rows.Organization,
    valuesOf(rows, {
      Mention: ['organizationId'],
      Article: ['publisherId'],
      ArticleCredit: ['organizationId'],
      MeetingReport: ['declinedById'],
      Participation: ['organizationId', 'representingId'],
      AgendaItem: ['raisedByOrganizationId'],
      Position: ['organizationId'],
      Statement: ['organizationId'],
      StatementAddressee: ['organizationId'],
      StatementSharer: ['organizationId'],
      Citation: ['attributedToOrganizationId'],
    }),
    'parentId',
  )
  const countries = rows.Organization.filter(({ id }) => organizations.has(id)).map(({ countryId }) => countryId)
  const places = valuesOf(rows, { Mention: ['placeId'], MeetingReportPlace: ['placeId'] })
  const issues = valuesOf(rows, { Mention: ['issueId'], AgendaItem: ['issueId'], StatementIssue: ['issueId'] })
  const meetings = valuesOf(rows, {
    Mention: ['meetingId'],
    MeetingReport: ['meetingId'],
    Participation: ['meetingId'],
    AgendaItem: ['meetingId'],
    Statement: ['meetingId'],
  })
  return {
    Person: persons as Ids,
    Organization: organizations,
    Place: withAbove(rows.Place, new Set([...places, ...countries]), 'partOfId'),
    Issue: withAbove(rows.Issue, issues, 'broaderId'),
    Meeting: withAbove(rows.Meeting, meetings, 'partOfId'),
  }
}

/**
 * The rows that were known by the end of a day (`2023-12-31`), found by walking through all of them: slow, and plain enough to
 * be right. A knowledge base of these alone must answer as the whole one does as of that day.
 */
export const knownRows = (rows: Rows, day: string): Rows => {
  if (rows.Article.every(({ publishedOnLatest }) => publishedOnLatest <= day)) return rows
  const left = withoutLater(rows, day)
  const known = knownEntities(left)
  return {
    ...left,
    Person: rows.Person.filter(({ id }) => known.Person.has(id)),
    Organization: rows.Organization.filter(({ id }) => known.Organization.has(id)),
    Place: rows.Place.filter(({ id }) => known.Place.has(id)),
    Issue: rows.Issue.filter(({ id }) => known.Issue.has(id)),
    Meeting: rows.Meeting.filter(({ id }) => known.Meeting.has(id)),
  }
}
