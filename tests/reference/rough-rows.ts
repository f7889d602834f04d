import type { RowOf, Rows } from '../../src/annotation/rows.ts'
import { idOf } from '../../src/lib/ids.ts'
import { citationColumns, factTables } from './base.ts'

/** Some of those who were at a meeting were there in a second role as well, by the same words. */
const withSecondRoles = (rows: Rows): Rows => {
  const present = rows.Participation.filter(({ attendance, personId }) => attendance === 'PRESENT' && personId)
  const chosen = new Set(present.filter((_row, index) => index % 7 === 0).map(({ id }) => id))
  const second = (row: RowOf<'Participation'>) => {
    const role = row.role === 'CHAIR' ? 'OBSERVER' : 'CHAIR'
    return { ...row, id: idOf('second role', row.id), role } as const
  }
  const roles = rows.Participation.filter(({ id }) => chosen.has(id)).map(second)
  const cited = rows.Citation.filter(({ participationId }) => participationId && chosen.has(participationId))
  const citations = cited.map((row) => ({
    ...row,
    id: idOf('second role', row.id),
    participationId: idOf('second role', row.participationId),
  }))
  return { ...rows, Participation: [...rows.Participation, ...roles], Citation: [...rows.Citation, ...citations] }
}

/** Some facts are proposed, and nobody has judged them yet. */
const withProposed = (rows: Rows): Rows => ({
  ...rows,
  ...Object.fromEntries(
    factTables.map((table) => [
      table,
      rows[table].map((row, index) => (index % 23 === 5 ? { ...row, reviewStatus: 'PROPOSED' } : row)),
    ]),
  ),
})

/** What a generated base is too tidy for. */
export const roughen = (rows: Rows): Rows => withProposed(withSecondRoles(rows))

/** The accepted facts with all that is theirs: of others readers hear nothing. */
export const acceptedRows = (rows: Rows): Rows => {
  const hidden = new Set(
    factTables.flatMap((table) =>
      (rows[table] as RowOf<typeof table>[]).filter((row) => row.reviewStatus !== 'ACCEPTED').map(({ id }) => id),
    ),
  )
  const isShown = (id: string | null) => id === null || !hidden.has(id)
  const facts = factTables.map((table) => [table, (rows[table] as { id: string }[]).filter(({ id }) => isShown(id))])
  return {
    ...rows,
    ...(Object.fromEntries(facts) as Pick<Rows, (typeof factTables)[number]>),
    Citation: rows.Citation.filter((row) => factTables.every((table) => isShown(row[citationColumns[table]]))),
    MeetingReportPlace: rows.MeetingReportPlace.filter(({ reportId }) => isShown(reportId)),
    StatementIssue: rows.StatementIssue.filter(({ statementId }) => isShown(statementId)),
    StatementAddressee: rows.StatementAddressee.filter(({ statementId }) => isShown(statementId)),
    StatementSharer: rows.StatementSharer.filter(({ statementId }) => isShown(statementId)),
  }
}
