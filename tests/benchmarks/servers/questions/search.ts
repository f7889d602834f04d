import type { Question } from '../question.ts'
import { sampleSize } from './sample.ts'

const types = ['Person', 'Organization', 'Place', 'Issue', 'Meeting'] as const

/** The names of one type that are near to what is asked: each way by an index of its own. */
const namesOf = (type: string): string => {
  const near = (condition: string) =>
    `SELECT * FROM "EntityName" AS name WHERE name."type" = '${type.toUpperCase()}' AND ${condition}`
  const byWord = 'name."folded" %> asked."folded"'
  return `(SELECT name.* FROM (
    ${near(byWord)} UNION ALL ${near(`compact_name(name."folded") % asked."compact" AND NOT ${byWord}`)} LIMIT 500) AS name)`
}

const id = 'coalesce(name."personId", name."organizationId", name."placeId", name."issueId", name."meetingId")'

const score = `CASE WHEN compact_name(name."folded") = asked."compact" THEN 1000000 ELSE round(500000 + 490000 * (
  0.7 * greatest(word_similarity(asked."folded", name."folded"), similarity(asked."compact", compact_name(name."folded"))) +
  0.3 * similarity(asked."folded", name."folded"))) END::int`

const place = `array_position(ARRAY[${types.map((type) => `'${type.toUpperCase()}'`).join()}, 'ARTICLE'], "type")`

const item = [...types, 'Article']
  .map((type) => {
    const label = type === 'Article' ? 'headline' : 'name'
    return `WHEN '${type.toUpperCase()}' THEN (
      SELECT json_build_object('__typename', '${type}', 'slug', item."slug", '${label}', item."${label}") FROM "${type}" AS item WHERE item."id" = result."id")`
  })
  .join(' ')

/** Of names: persons' with two letters the wrong way round, organizations' and issues', which also stand in texts. */
const sampleNames = `
  WITH asked AS (
    (SELECT regexp_replace("name", '(.)(.)(.)$', '\\2\\1\\3') AS "query" FROM "Person" ORDER BY md5('readout' || "id") LIMIT ${sampleSize / 2})
    UNION ALL (SELECT "name" FROM "Organization" ORDER BY md5('readout' || "id") LIMIT ${sampleSize / 4})
    UNION ALL (SELECT "name" FROM "Issue" ORDER BY md5('readout' || "id") LIMIT ${sampleSize / 4})
  ) SELECT DISTINCT "query", md5('readout' || "query") AS "pick" FROM asked ORDER BY "pick"`

/** What a page of results shows. By hand texts are looked through only where names do not fill the page: all names stand before them. */
export const search: Question = {
  name: 'search',
  operation: 'Search',
  document: `
    query Search($query: String!) {
      search(query: $query, first: 10) {
        pageInfo { hasNextPage }
        edges { node { score matchedName item {
          __typename
          ... on Entity { slug name }
          ... on Article { slug headline }
        } } }
      }
    }`,
  variables: `SELECT "query" FROM (${sampleNames}) AS sample`,
  limit: {
    parameters: ['query'],
    sql: `
      WITH asked AS MATERIALIZED (
        SELECT lower(unaccent($1)) AS "folded", compact_name(lower(unaccent($1))) AS "compact",
          set_config('pg_trgm.word_similarity_threshold', '0.5', true), set_config('pg_trgm.similarity_threshold', '0.45', true)
      ), named AS MATERIALIZED (
        SELECT DISTINCT ON (name."type", ${id}) name."type", ${id} AS "id", name."name", ${score} AS "score"
        FROM asked CROSS JOIN LATERAL (${types.map(namesOf).join(' UNION ALL ')}) AS name
        ORDER BY name."type", ${id}, ${score} DESC, name."name" COLLATE "C"
      ), result AS MATERIALIZED (
        SELECT *, row_number() OVER (ORDER BY "score" DESC, ${place}, "name" COLLATE "C", "id") AS "n" FROM (
          SELECT * FROM named
          UNION ALL SELECT 'ARTICLE', "id", '', least(499999, round(500000 * "fit"))::int
          FROM search_articles(CASE WHEN (SELECT count(*) FROM named) < 11 THEN $1 ELSE '' END, 500)
        ) AS found ORDER BY "n" LIMIT 11
      )
      SELECT json_build_object('search', json_build_object(
        'pageInfo', json_build_object('hasNextPage', (SELECT count(*) > 10 FROM result)),
        'edges', (
          SELECT coalesce(json_agg(json_build_object('node', json_build_object(
            'score', result."score" / 1000000.0, 'matchedName', nullif(result."name", ''), 'item', CASE result."type" ${item} END))
            ORDER BY result."n"), '[]')
          FROM result WHERE result."n" <= 10)))::text`,
  },
}
