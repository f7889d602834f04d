import { evidence, evidenceFields } from './evidence.ts'
import { date, list, named, places } from './fragments.ts'
import type { Question } from './question.ts'

const present = (alias: string) => `${alias}."attendance" = 'PRESENT' AND ${alias}."reviewStatus" = 'ACCEPTED'`
const isHeld = `EXISTS (SELECT FROM "MeetingReport" report WHERE report."id" = meeting."currentReportId" AND report."status" = 'HELD')`

/** Whom those on the frontier met, but for those who are known: each by the latest meeting. */
const step = `
  SELECT DISTINCT ON (other."personId") other."personId", other."id" AS "partId", mine."personId" AS "viaId", mine."id" AS "viaPartId", meeting."id" AS "meetingId"
  FROM (
    SELECT DISTINCT ON (part."meetingId") part.* FROM "Participation" part
    WHERE part."personId" = ANY (turn."frontier") AND ${present('part')} ORDER BY part."meetingId", part."personId", part."role", part."id"
  ) AS mine
  JOIN "Meeting" meeting ON meeting."id" = mine."meetingId" AND ${isHeld}
  JOIN "Participation" other ON other."meetingId" = meeting."id" AND ${present('other')}
  WHERE other."personId" IS NOT NULL AND NOT EXISTS (SELECT FROM unnest(turn."known") AS known("id") WHERE known."id" = other."personId")
  ORDER BY other."personId", meeting."dateEarliest" DESC NULLS LAST, meeting."dateLatest" DESC NULLS LAST, meeting."id", other."role", other."id"`

/** Two persons who are far apart: somebody who was at few meetings, and who is the most hops away. */
const choose = `
  WITH RECURSIVE met AS MATERIALIZED (
    SELECT DISTINCT mine."personId" AS "id", other."personId" AS "otherId"
    FROM "Participation" mine JOIN "Participation" other ON other."meetingId" = mine."meetingId" AND other."personId" <> mine."personId"
    JOIN "Meeting" meeting ON meeting."id" = mine."meetingId" AND ${isHeld}
    WHERE ${present('mine')} AND ${present('other')}
  ), walk AS (
    SELECT (SELECT "id" FROM met GROUP BY "id" ORDER BY count(*), "id" LIMIT 1) AS "id", 0 AS "hops"
    UNION SELECT met."otherId", walk."hops" + 1 FROM walk JOIN met ON met."id" = walk."id" WHERE walk."hops" < 8
  ), distance AS (SELECT "id", min("hops") AS "hops" FROM walk GROUP BY "id")
  SELECT (SELECT "slug" FROM distance JOIN "Person" USING ("id") WHERE "hops" = 0) AS "from",
    (SELECT "slug" FROM distance JOIN "Person" USING ("id") ORDER BY "hops" DESC, "slug" LIMIT 1) AS "to", 8 AS "maxHops"`

const participations = `(
  SELECT ${list(
    `json_build_object('person', ${named('person')}, 'capacity', part."capacity", 'role', part."role", 'attendance', part."attendance", ${evidenceFields})`,
    'given."n"',
  )}
  FROM unnest(ARRAY[hop."fromPartId", hop."toPartId"]) WITH ORDINALITY AS given("id", "n")
  JOIN "Participation" part ON part."id" = given."id" JOIN "Person" person ON person."id" = part."personId" ${evidence('Participation', 'part')})`

/** From both ends by turns, one layer of persons a round; then back from the person in whom the two meet. */
export const question: Question = {
  operation: '09-chain',
  choose,
  parameters: ['from', 'to', 'maxHops'],
  sql: `
    WITH RECURSIVE search AS (
      SELECT 0 AS "hops", FALSE AS "isFromStart", ARRAY[one."id"] AS "start", ARRAY[one."id"] AS "startKnown", ARRAY[other."id"] AS "end", ARRAY[other."id"] AS "endKnown",
        NULL::uuid AS "sharedId", NULL::uuid[] AS "personIds", NULL::uuid[] AS "partIds", NULL::uuid[] AS "viaIds", NULL::uuid[] AS "viaPartIds", NULL::uuid[] AS "meetingIds"
      FROM "Person" one, "Person" other WHERE one."slug" = $1 AND other."slug" = $2
      UNION ALL
      SELECT search."hops" + 1, turn."isFromStart",
        CASE WHEN turn."isFromStart" THEN layer."personIds" ELSE search."start" END, CASE WHEN turn."isFromStart" THEN search."startKnown" || layer."personIds" ELSE search."startKnown" END,
        CASE WHEN turn."isFromStart" THEN search."end" ELSE layer."personIds" END, CASE WHEN turn."isFromStart" THEN search."endKnown" ELSE search."endKnown" || layer."personIds" END,
        (SELECT min(reached."id"::text)::uuid FROM unnest(layer."personIds") AS reached("id") WHERE reached."id" = ANY (turn."others")), layer.*
      FROM search CROSS JOIN LATERAL (
        SELECT TRUE AS "isFromStart", search."start" AS "frontier", search."startKnown" AS "known", search."endKnown" AS "others" WHERE cardinality(search."start") <= cardinality(search."end")
        UNION ALL SELECT FALSE, search."end", search."endKnown", search."startKnown" WHERE cardinality(search."start") > cardinality(search."end")
      ) AS turn CROSS JOIN LATERAL (
        SELECT array_agg("personId") AS "personIds", array_agg("partId"), array_agg("viaId"), array_agg("viaPartId"), array_agg("meetingId") FROM (${step}) AS step
      ) AS layer
      WHERE search."sharedId" IS NULL AND search."hops" < $3 AND turn."frontier" IS NOT NULL
    ), step AS (
      SELECT search."isFromStart", step.* FROM search
      CROSS JOIN unnest(search."personIds", search."partIds", search."viaIds", search."viaPartIds", search."meetingIds") AS step("personId", "partId", "viaId", "viaPartId", "meetingId")
    ), back AS (
      SELECT step.*, 1 AS "n" FROM search JOIN step ON step."personId" = search."sharedId"
      UNION ALL SELECT step.*, back."n" + 1 FROM back JOIN step ON step."isFromStart" = back."isFromStart" AND step."personId" = back."viaId"
    ), hop AS (
      SELECT -"n" AS "n", "viaId" AS "fromId", "personId" AS "toId", "viaPartId" AS "fromPartId", "partId" AS "toPartId", "meetingId" FROM back WHERE "isFromStart"
      UNION ALL SELECT "n", "personId", "viaId", "partId", "viaPartId", "meetingId" FROM back WHERE NOT "isFromStart"
    )
    SELECT json_build_object('chain', (
      SELECT json_build_object('length', count(*), 'hops', ${list(
        `json_build_object('from', ${named('one')}, 'to', ${named('other')},
          'meeting', json_build_object('slug', meeting."slug", 'name', meeting."name", 'date', ${date('current."date"')}, 'places', ${places('current."id"')}),
          'participations', ${participations})`,
        'hop."n"',
      )})
      FROM hop JOIN "Person" one ON one."id" = hop."fromId" JOIN "Person" other ON other."id" = hop."toId"
      JOIN "Meeting" meeting ON meeting."id" = hop."meetingId" LEFT JOIN "MeetingReport" current ON current."id" = meeting."currentReportId"))`,
}
