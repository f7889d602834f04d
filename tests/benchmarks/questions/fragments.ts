// Parts of the hand-written statements: JSON of what most questions ask for.

/** A date, of its EDTF text. */
export const date = (edtf: string) => `CASE WHEN ${edtf} IS NOT NULL THEN json_build_object('edtf', ${edtf}) END`

/** What is under an alias, by its name alone. */
export const named = (alias: string) =>
  `CASE WHEN ${alias}."id" IS NOT NULL THEN json_build_object('name', ${alias}."name") END`

/** Whichever of a person and an organization is there, under these aliases. */
export const agent = (person: string, organization: string) => `coalesce(${named(person)}, ${named(organization)})`

/** An array of JSON values, made by an aggregate. */
export const list = (value: string, order: string) => `coalesce(json_agg(${value} ORDER BY ${order}), '[]')`

/** A connection of rows that are all there are. */
export const connection = (node: string, order: string) =>
  `json_build_object('edges', ${list(`json_build_object('node', ${node})`, order)})`

/** The first page of the numbered rows ("n") of a common table expression; `node` is made of them and of what is joined. */
export const page = (rows: string, first: string, node: string, edge = '', joins = '') =>
  `json_build_object('totalCount', (SELECT count(*) FROM ${rows}), ${pageFields(rows, first, node, edge, joins)})`

/** The same without the number of all rows. */
export const uncountedPage = (rows: string, first: string, node: string) =>
  `json_build_object(${pageFields(rows, first, node)})`

const pageFields = (rows: string, first: string, node: string, edge = '', joins = '') => `
  'pageInfo', json_build_object('hasNextPage', (SELECT count(*) FROM ${rows}) > ${first}),
  'edges', (SELECT ${list(`json_build_object(${edge}'node', ${node})`, `${rows}."n"`)} FROM ${rows} ${joins} WHERE ${rows}."n" <= ${first})`

/** The order of meetings, as the index has it. */
export const byDate =
  'meeting."dateEarliest", meeting."dateLatest", meeting."sequence", meeting."sortName", meeting."id"'

/** The places of a report. */
export const places = (reportId: string) => `(
  SELECT ${list(`json_build_object('name', place."name")`, 'tie."sequence"')}
  FROM "MeetingReportPlace" tie JOIN "Place" place ON place."id" = tie."placeId" WHERE tie."reportId" = ${reportId}
)`

/** `subtree`: the issue with this slug, and all that are narrower. */
export const issueSubtree = (slug: string) => `subtree AS (
  SELECT "id" FROM "Issue" WHERE "slug" = ${slug}
  UNION ALL SELECT narrower."id" FROM "Issue" narrower JOIN subtree ON narrower."broaderId" = subtree."id"
)`

/** Chooses the issue that has most of what a table or view ties to it or to a narrower one. */
export const busiestIssue = (ties: string, column: string, also: string) => `
  WITH RECURSIVE tree AS (
    SELECT "slug", "id" FROM "Issue"
    UNION ALL SELECT tree."slug", narrower."id" FROM "Issue" narrower JOIN tree ON narrower."broaderId" = tree."id"
  )
  SELECT tree."slug" AS "issue", ${also}
  FROM tree JOIN "${ties}" tie ON tie."issueId" = tree."id"
  GROUP BY tree."slug" ORDER BY count(DISTINCT tie."${column}") DESC, tree."slug" LIMIT 1`
