import { date, list } from './fragments.ts'
import type { Question } from './question.ts'

// Names by the database's trigrams, texts by its own function. Of the first page, all are names: highlights in texts are not made.

const types = ['Person', 'Organization', 'Place', 'Issue', 'Meeting'] as const

const idOf = `coalesce(name."personId", name."organizationId", name."placeId", name."issueId", name."meetingId")`

const near = (type: string, condition: string) =>
  `SELECT * FROM "EntityName" near WHERE near."type" = '${type.toUpperCase()}' AND ${condition}`

const isNear = 'near."folded" %> asked."folded"'

/** The names of one type that are near to what is asked. */
const namesOf = (type: string) => `(
  SELECT name.* FROM (
    ${near(type, isNear)} UNION ALL ${near(type, `compact_name(near."folded") % asked."compact" AND NOT ${isNear}`)} LIMIT 500
  ) AS name)`

const score = `CASE WHEN compact_name(name."folded") = asked."compact" THEN 1000000 ELSE round(500000 + 490000 * (
  0.7 * greatest(word_similarity(asked."folded", name."folded"), similarity(asked."compact", compact_name(name."folded"))) +
  0.3 * similarity(asked."folded", name."folded"))) END::int`

const mention = `json_build_object('exact', mention."exact", 'start', mention."start", 'end', mention."end",
  'article', json_build_object('slug', mention."slug", 'publishedOn', ${date('mention."publishedOn"')}))`

const mentions = (type: string) => `(
  SELECT json_build_object('totalCount', count(*), 'edges', coalesce(json_agg(json_build_object('node', ${mention}) ORDER BY mention."n") FILTER (WHERE mention."n" <= 20), '[]'))
  FROM (
    SELECT mention.*, article."slug", article."publishedOn", row_number() OVER (ORDER BY article."publishedOnEarliest", article."publishedOnLatest", article."id", mention."start", mention."id") AS "n"
    FROM "Mention" mention JOIN "Article" article ON article."id" = mention."articleId" WHERE mention."${type.toLowerCase()}Id" = entity."id"
  ) AS mention)`

const item = types
  .map(
    (type) => `WHEN '${type.toUpperCase()}' THEN (
      SELECT json_build_object('__typename', '${type}', 'slug', entity."slug", 'name', entity."name", 'aliases', entity."aliases", 'mentions', ${mentions(type)})
      FROM "${type}" entity WHERE entity."id" = result."id")`,
  )
  .join(' ')

const highlights = `CASE WHEN compact_name(lower(unaccent(result."name"))) = asked."compact"
  THEN json_build_array(json_build_object('start', 0, 'end', length(result."name"), 'exact', result."name"))
  ELSE (
    SELECT ${list(`json_build_object('start', piece."end" - length(piece."word"), 'end', piece."end", 'exact', piece."word")`, 'piece."end"')}
    FROM (
      SELECT match[1] AS "word", (sum(length(coalesce(match[1], match[2]))) OVER (ORDER BY n))::int AS "end"
      FROM regexp_matches(result."name", '([^[:space:][:punct:]]+)|([[:space:][:punct:]]+)', 'g') WITH ORDINALITY AS found(match, n)
    ) AS piece WHERE word_similarity(lower(unaccent(piece."word")), asked."folded") >= 0.5) END`

/** For a person of whom much is told, with two letters of the name the wrong way round. */
export const question: Question = {
  operation: '11-any-spelling',
  choose: `
    SELECT regexp_replace(person."name", '(.)(.)(.)$', '\\2\\1\\3') AS "name", 10 AS "first" FROM "Person" person
    ORDER BY (SELECT count(*) FROM "Mention" WHERE "personId" = person."id") DESC, person."slug" LIMIT 1`,
  parameters: ['name', 'first'],
  sql: `
    WITH asked AS MATERIALIZED (
      SELECT lower(unaccent($1)) AS "folded", compact_name(lower(unaccent($1))) AS "compact",
        set_config('pg_trgm.word_similarity_threshold', '0.5', true), set_config('pg_trgm.similarity_threshold', '0.45', true)
    ), named AS (
      SELECT DISTINCT ON (name."type", ${idOf}) name."type", ${idOf} AS "id", name."name", ${score} AS "score"
      FROM asked CROSS JOIN LATERAL (${types.map(namesOf).join(' UNION ALL ')}) AS name
      ORDER BY name."type", ${idOf}, ${score} DESC, name."name" COLLATE "C"
    ), result AS MATERIALIZED (
      SELECT *, row_number() OVER (ORDER BY "score" DESC, array_position(ARRAY[${types.map((type) => `'${type.toUpperCase()}'`).join()}, 'ARTICLE'], "type"), "name" COLLATE "C", "id") AS "n" FROM (
        SELECT * FROM named UNION ALL SELECT 'ARTICLE', "id", '', least(499999, round(500000 * "fit"))::int FROM search_articles($1, 500)) AS found
    )
    SELECT json_build_object('search', json_build_object(
      'totalCount', (SELECT count(*) FROM result), 'pageInfo', json_build_object('hasNextPage', (SELECT count(*) FROM result) > $2),
      'edges', (
        SELECT ${list(`json_build_object('node', json_build_object('score', result."score" / 1000000.0, 'matchedName', result."name", 'highlights', ${highlights}, 'item', CASE result."type" ${item} END))`, 'result."n"')}
        FROM result, asked WHERE result."n" <= $2)))`,
}
