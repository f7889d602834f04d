import { evidence, evidenceFields, isKnown } from './evidence.ts'
import { agent, byDate, date, list, named, places } from './fragments.ts'

// A meeting (`meeting`) with the facts about it.

/** The reports of a meeting; `fields` are asked beside their status and date. */
export const reports = (options: { fields?: string; aggregates?: string; joins?: string; day?: string } = {}) => {
  const { fields = '', aggregates = '', joins = '', day } = options
  return `(
    SELECT ${list(`json_build_object('status', report."status", 'date', ${date('report."date"')}, ${fields}${evidenceFields})`, 'report."dateEarliest", report."status", report."id"')}
    FROM "MeetingReport" report ${joins} ${evidence('MeetingReport', 'report', { day, fields: aggregates })}
    WHERE report."meetingId" = meeting."id" AND report."reviewStatus" = 'ACCEPTED' ${isKnown('MeetingReport', 'report', day)}
  )`
}

/** The field of a report's places. */
export const placesOfReport = `'places', ${places('report."id"')}, `

const represented = `'representing', ${named('representing')}, `

/** Who takes part; `fields` are asked beside persons, attendance and evidence. */
export const participations = (
  fields: string,
  { isRepresented = false, day }: { isRepresented?: boolean; day?: string } = {},
) => `(
  SELECT ${list(
    `json_build_object('person', ${named('person')}, ${isRepresented ? represented : ''}${fields}'attendance', part."attendance", ${evidenceFields})`,
    'part."role", part."attendance", person."sortName", part."id"',
  )}
  FROM "Participation" part LEFT JOIN "Person" person ON person."id" = part."personId"
  ${isRepresented ? 'LEFT JOIN "Organization" representing ON representing."id" = part."representingId"' : ''}
  ${evidence('Participation', 'part', { day })}
  WHERE part."meetingId" = meeting."id" AND part."reviewStatus" = 'ACCEPTED' ${isKnown('Participation', 'part', day)}
)`

export const participantAsWritten = `'asWritten', part."asWritten", `

/** Who brought up an agenda item (`item`). */
export const raisedBy = {
  joins: `LEFT JOIN "Person" raiser ON raiser."id" = item."raisedByPersonId"
    LEFT JOIN "Organization" body ON body."id" = item."raisedByOrganizationId"`,
  field: `'raisedBy', ${agent('raiser', 'body')}`,
}

const agenda = (day?: string) => `(
  SELECT ${list(
    `json_build_object('issue', ${named('issue')}, 'outcome', item."outcome", ${raisedBy.field}, ${evidenceFields})`,
    'issue."sortName", item."outcome", item."id"',
  )}
  FROM "AgendaItem" item JOIN "Issue" issue ON issue."id" = item."issueId" ${raisedBy.joins} ${evidence('AgendaItem', 'item', { day })}
  WHERE item."meetingId" = meeting."id" AND item."reviewStatus" = 'ACCEPTED' ${isKnown('AgendaItem', 'item', day)}
)`

const attended = (slug: string, day?: string) => `
  SELECT part."meetingId" FROM "Participation" part
  WHERE part."personId" = (SELECT "id" FROM "Person" WHERE "slug" = ${slug})
    AND part."attendance" = 'PRESENT' AND part."reviewStatus" = 'ACCEPTED' ${isKnown('Participation', 'part', day)}`

/** The meetings at which both $1 and $2 were present, the first $3 of them with all about them. */
export const coPresence = (day?: string) => `
  WITH shared AS MATERIALIZED (
    SELECT meeting."id", report."id" AS "reportId", report."status", report."date", row_number() OVER (ORDER BY
      ${byDate.replace(/meeting\."(date\w+)"/g, 'report."$1"')}) AS "n"
    FROM "Meeting" meeting LEFT JOIN "MeetingReport" report ON report."id" = ${day ? `current_report(meeting."id", ${day})` : 'meeting."currentReportId"'}
    WHERE meeting."id" IN (${attended('$1', day)}) AND meeting."id" IN (${attended('$2', day)})
  )
  SELECT json_build_object('meetings', json_build_object(
    'totalCount', (SELECT count(*) FROM shared),
    'pageInfo', json_build_object('hasNextPage', (SELECT count(*) FROM shared) > $3),
    'edges', (
      SELECT ${list(
        `json_build_object('node', json_build_object(
          'slug', meeting."slug", 'name', meeting."name", 'kind', meeting."kind", 'status', shared."status", 'date', ${date('shared."date"')},
          'places', ${places('shared."reportId"')},
          'reports', ${reports({ fields: placesOfReport, ...(day && { day }) })},
          'participations', ${participations(`${participantAsWritten}'capacity', part."capacity", 'role', part."role", `, { isRepresented: true, ...(day && { day }) })},
          'agenda', ${agenda(day)}))`,
        'shared."n"',
      )}
      FROM shared JOIN "Meeting" meeting ON meeting."id" = shared."id" WHERE shared."n" <= $3)))`

/** Chooses the two who were present at most meetings together; `also` are further columns. */
export const mostMetPair = (also: string) => `
  SELECT one."slug" AS "one", other."slug" AS "other", ${also} FROM (
    SELECT mine."personId", theirs."personId" AS "otherId", count(DISTINCT "meetingId") AS "count"
    FROM "Participation" mine JOIN "Participation" theirs USING ("meetingId")
    WHERE mine."personId" < theirs."personId" AND mine."attendance" = 'PRESENT' AND theirs."attendance" = 'PRESENT'
    GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT 1
  ) AS pair JOIN "Person" one ON one."id" = pair."personId" JOIN "Person" other ON other."id" = pair."otherId"`
