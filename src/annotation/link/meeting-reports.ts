import type { Report } from '../problems.ts'
import type { Seeds } from '../read.ts'
import type { Rows } from '../rows.ts'
import type { Entities } from './entities.ts'

/** Reports each meeting of which something is told, but not whether it was planned, held or declined. */
export const reportUnreported = (seeds: Seeds, entities: Entities, rows: Rows, report: Report): void => {
  const reported = new Set(rows.MeetingReport.map(({ meetingId }) => meetingId))
  for (const { yaml } of seeds.articles) {
    for (const [slug, facts] of Object.entries(yaml.data.meetings)) {
      const meeting = entities.find('meeting', slug)
      if (!meeting || reported.has(meeting.id) || facts.participants.length + facts.agenda.length === 0) continue
      report(yaml.keyAt(['meetings', slug]), `meeting "${slug}" has facts, but no report of its status in any article`)
    }
  }
}
