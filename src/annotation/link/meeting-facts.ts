import { idOf } from '../../lib/ids.ts'
import type { AnnotationFile } from '../format.ts'
import type { Path } from '../read/locate.ts'
import { addCitations } from './citations.ts'
import { reviewOf, type Scope } from './scope.ts'
import { readDate, readDistinct } from './values.ts'

type MeetingFacts = AnnotationFile['meetings'][string]
type Report = MeetingFacts['reports'][number]
type Participant = MeetingFacts['participants'][number]
type AgendaItem = MeetingFacts['agenda'][number]

const linkPlaces = (scope: Scope, { places }: Report, path: Path): string[] => {
  const at = (index: number) => scope.at(...path, 'places', index)
  const distinct = [...readDistinct(places, at, scope.report)]
  return distinct.flatMap(([slug, index]) => scope.entities.resolve('place', slug, at(index)) ?? [])
}

const linkReport = (scope: Scope, meetingId: string, report: Report, path: Path): void => {
  const { entities, facts, rows } = scope
  const date = readDate(report.date, scope.at(...path, 'date'), scope.report)
  const placeIds = linkPlaces(scope, report, path)
  const declinedById = entities.resolve('organization', report.declinedBy, scope.at(...path, 'declinedBy'))
  if (report.declinedBy !== undefined && report.status !== 'DECLINED') {
    scope.report(
      scope.at(...path, 'declinedBy'),
      `"declinedBy" goes only with the status DECLINED, not ${report.status}`,
    )
  }
  // Which places, not in what order, makes the report what it is.
  const id = idOf('MeetingReport', meetingId, report.status, date?.edtf ?? null, ...[...placeIds].sort())
  if (!facts.has(id)) {
    for (const [index, placeId] of placeIds.entries()) {
      rows.MeetingReportPlace.push({ reportId: id, placeId, sequence: index + 1 })
    }
  }
  const row = {
    id,
    status: report.status,
    date: date?.edtf ?? null,
    dateEarliest: date?.earliest ?? null,
    dateLatest: date?.latest ?? null,
    ...reviewOf(scope, report),
    meetingId,
    declinedById,
  }
  facts.add('MeetingReport', row, scope.at(...path))
  addCitations(scope, 'MeetingReport', id, report.cite, path)
}

const linkParticipant = (scope: Scope, meetingId: string, participant: Participant, path: Path): void => {
  const { entities } = scope
  const { asWritten = null, capacity = null, role, attendance } = participant
  const personId = entities.resolve('person', participant.person, scope.at(...path, 'person'))
  const organizationId = entities.resolve('organization', participant.organization, scope.at(...path, 'organization'))
  const representingId = entities.resolve('organization', participant.representing, scope.at(...path, 'representing'))
  const id = idOf('Participation', meetingId, personId, organizationId, asWritten, role, attendance)
  const who = { asWritten, capacity, role, attendance, meetingId, personId, organizationId, representingId }
  scope.facts.add('Participation', { id, ...who, ...reviewOf(scope, participant) }, scope.at(...path))
  addCitations(scope, 'Participation', id, participant.cite, path)
}

const linkAgendaItem = (scope: Scope, meetingId: string, item: AgendaItem, path: Path): void => {
  const { entities } = scope
  const issueId = entities.resolve('issue', item.issue, scope.at(...path, 'issue'))
  const raisedBy = [...path, 'raisedBy']
  const raisedByPersonId = entities.resolve('person', item.raisedBy?.person, scope.at(...raisedBy, 'person'))
  const raisedByOrganizationId = entities.resolve(
    'organization',
    item.raisedBy?.organization,
    scope.at(...raisedBy, 'organization'),
  )
  const id = idOf('AgendaItem', meetingId, issueId, item.outcome, raisedByPersonId, raisedByOrganizationId)
  const what = { outcome: item.outcome, meetingId, issueId: issueId ?? '', raisedByPersonId, raisedByOrganizationId }
  scope.facts.add('AgendaItem', { id, ...what, ...reviewOf(scope, item) }, scope.at(...path))
  addCitations(scope, 'AgendaItem', id, item.cite, path)
}

/** Links what an article tells of meetings: reports, who took part, what about. */
export const linkMeetings = (scope: Scope): void => {
  for (const [slug, { reports, participants, agenda }] of Object.entries(scope.source.yaml.data.meetings)) {
    const path = ['meetings', slug]
    // An unknown meeting is reported, and what is told of it checked all the same, under an id that is never written.
    const meetingId = scope.entities.resolve('meeting', slug, scope.source.yaml.keyAt(path)) ?? slug
    for (const [index, report] of reports.entries()) linkReport(scope, meetingId, report, [...path, 'reports', index])
    for (const [index, participant] of participants.entries()) {
      linkParticipant(scope, meetingId, participant, [...path, 'participants', index])
    }
    for (const [index, item] of agenda.entries()) linkAgendaItem(scope, meetingId, item, [...path, 'agenda', index])
  }
}
