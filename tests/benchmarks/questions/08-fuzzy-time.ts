import { byDate, page } from './fragments.ts'
import { reports } from './meeting.ts'
import type { Question } from './question.ts'

const precision = (edtf: string) => `CASE
  WHEN ${edtf} LIKE '%/%' THEN 'INTERVAL' WHEN ${edtf} LIKE '__XX' THEN 'CENTURY' WHEN ${edtf} LIKE '___X' THEN 'DECADE'
  ELSE (ARRAY['YEAR', 'MONTH', 'DAY'])[cardinality(string_to_array(${edtf}, '-'))] END`

const found = (condition: string) => `
  SELECT meeting."id", row_number() OVER (ORDER BY ${byDate}) AS "n" FROM "Meeting" meeting
  WHERE meeting."dateLatest" >= $1::date AND meeting."dateEarliest" <= $2::date AND ${condition}`

const foundPage = (rows: string) =>
  page(
    rows,
    '$3',
    `json_build_object('slug', meeting."slug", 'name', meeting."name", 'status', current."status",
      'date', CASE WHEN current."date" IS NOT NULL THEN json_build_object(
        'edtf', current."date", 'earliest', current."dateEarliest", 'latest', current."dateLatest", 'precision', ${precision('current."date"')}) END,
      'reports', ${reports()})`,
    '',
    `JOIN "Meeting" meeting ON meeting."id" = ${rows}."id" LEFT JOIN "MeetingReport" current ON current."id" = meeting."currentReportId"`,
  )

const isCertain = '(meeting."dateEarliest" >= $1::date AND meeting."dateLatest" <= $2::date)'

/** In six weeks in the middle of the time. */
export const question: Question = {
  operation: '08-fuzzy-time',
  choose: `
    SELECT day::text AS "from", (day + 45)::text AS "to", 20 AS "first"
    FROM (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY "dateEarliest") AS day FROM "Meeting") AS middle`,
  parameters: ['from', 'to', 'first'],
  sql: `
    WITH certain AS MATERIALIZED (${found(isCertain)}), possible AS MATERIALIZED (${found(`NOT ${isCertain}`)})
    SELECT json_build_object('certain', ${foundPage('certain')}, 'onlyPossible', ${foundPage('possible')})`,
}
