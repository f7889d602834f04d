import { agent, date } from './fragments.ts'

// Facts with their evidence. As of a day (SQL), what was known by then alone.

export const factTables = {
  MeetingReport: 'meetingReportId',
  Participation: 'participationId',
  AgendaItem: 'agendaItemId',
  Position: 'positionId',
  Statement: 'statementId',
} as const

export type FactTable = keyof typeof factTables

const until = (day?: string) => (day ? `AND article."publishedOnLatest" <= ${day}` : '')

/** That a fact was supported by that day. */
export const isKnown = (table: FactTable, alias: string, day?: string) =>
  day
    ? `AND EXISTS (SELECT FROM "Citation" citation JOIN "Article" article ON article."id" = citation."articleId"
        WHERE citation."${factTables[table]}" = ${alias}."id" AND citation."stance" = 'SUPPORTS' ${until(day)})`
    : ''

/** In the order of citations. */
const byArticle = `article."publishedOnEarliest", article."publishedOnLatest", citation."articleId", citation."start", citation."id"`

const attributedTo = `'attributedTo', (
  SELECT ${agent('person', 'organization')} FROM (SELECT) AS one
  LEFT JOIN "Person" person ON person."id" = citation."attributedToPersonId"
  LEFT JOIN "Organization" organization ON organization."id" = citation."attributedToOrganizationId"), `

interface CitationOptions {
  attributedTo?: boolean
  /** How many of the fact's citations. */
  most?: number
}

/** The first citations of a fact (five where nothing is said), as an aggregate over them (`citation`) and their articles (`article`). */
export const citations = (options: CitationOptions = {}) => `json_build_object('edges', coalesce(to_json((array_agg(
  json_build_object('node', json_build_object(
    'stance', citation."stance", 'exact', citation."exact", 'start', citation."start", 'end', citation."end",
    ${options.attributedTo ? attributedTo : ''}'attributedAsWritten', citation."attributedAsWritten",
    'article', json_build_object('slug', article."slug", 'publishedOn', ${date('article."publishedOn"')})
  )) ORDER BY ${byArticle}))[1:${options.most ?? 5}]), '[]'))`

export const sourceCount = `count_sources(DISTINCT article."sources"::text) FILTER (WHERE citation."stance" = 'SUPPORTS')`

/** What was later known of how long a report was kept up must not count: the view takes all articles. */
const outlastsBy = (day: string) => `(
  SELECT max(article."publishedOnLatest") FILTER (WHERE citation."meetingReportId" = gone."id")
    >= min(article."publishedOnEarliest") FILTER (WHERE citation."meetingReportId" = held."id")
  FROM "Citation" citation JOIN "Article" article ON article."id" = citation."articleId" ${until(day)}
  WHERE citation."meetingReportId" IN (gone."id", held."id") AND citation."stance" = 'SUPPORTS')`

const isContradicted = (report: string, day?: string) =>
  day
    ? `EXISTS (
      SELECT FROM "MeetingReport" other
      CROSS JOIN LATERAL (SELECT CASE WHEN other."status" = 'HELD' THEN ${report}."id" ELSE other."id" END AS "id") AS gone
      CROSS JOIN LATERAL (SELECT CASE WHEN other."status" = 'HELD' THEN other."id" ELSE ${report}."id" END AS "id") AS held
      WHERE other."meetingId" = ${report}."meetingId" AND other."id" <> ${report}."id" AND other."reviewStatus" = 'ACCEPTED' ${isKnown('MeetingReport', 'other', day)}
        AND CASE
          WHEN other."status" = ${report}."status" AND other."status" IN ('PLANNED', 'POSTPONED') AND EXISTS (
            SELECT FROM "MeetingReport" moved WHERE moved."meetingId" = other."meetingId" AND moved."status" = 'POSTPONED' AND moved."reviewStatus" = 'ACCEPTED' ${isKnown('MeetingReport', 'moved', day)}) THEN FALSE
          WHEN other."status" = ${report}."status" THEN other."dateLatest" < ${report}."dateEarliest" OR ${report}."dateLatest" < other."dateEarliest" OR are_apart(${report}."id", other."id")
          WHEN 'HELD' IN (other."status", ${report}."status") AND (other."status" IN ('CANCELLED', 'DECLINED') OR ${report}."status" IN ('CANCELLED', 'DECLINED')) THEN ${outlastsBy(day)}
          ELSE FALSE
        END)`
    : `EXISTS (SELECT FROM "ReportConflict" conflict WHERE conflict."reportId" = ${report}."id")`

/** A lateral join, `evidence`, with what a fact's citations amount to; `fields` are further aggregates over these. */
export const evidence = (
  table: FactTable,
  alias: string,
  { day, fields = '', ...options }: { day?: string | undefined; fields?: string } & CitationOptions = {},
) => `CROSS JOIN LATERAL (
  SELECT ${sourceCount} AS "sourceCount", ${citations(options)} AS "citations", ${fields}
    coalesce(bool_or(citation."stance" = 'DISPUTES'), FALSE)${table === 'MeetingReport' ? ` OR ${isContradicted(alias, day)}` : ''} AS "isDisputed"
  FROM "Citation" citation JOIN "Article" article ON article."id" = citation."articleId" ${until(day)}
  WHERE citation."${factTables[table]}" = ${alias}."id"
) AS evidence`

/** What every question asks of a fact. */
export const evidenceFields = `'sourceCount', evidence."sourceCount", 'isDisputed', evidence."isDisputed", 'citations', evidence."citations"`
