import { loadSeeds } from '../../src/annotation/load-seeds.ts'
import { makeSeeds } from '../annotation/seeds-folder.ts'
import type { TestDatabase } from '../support/database.ts'

/** An invented meeting: held, of the kind TALKS, where nothing else is said. */
export interface InventedMeeting {
  status?: string
  kind?: string
  date?: string
  /** Who has a part in it, as one line of an annotation. */
  participants: string[]
}

/** One who was there. */
export const present = (person: string, more = '') =>
  `{ person: ${person}, role: ATTENDEE, attendance: PRESENT, cite: met${more} }`

const declared = (slug: string, { kind = 'TALKS' }: InventedMeeting) => `  ${slug}: { name: ${slug}, kind: ${kind} }`

const reported = (slug: string, { status = 'HELD', date, participants }: InventedMeeting) => `
  ${slug}:
    reports: [{ status: ${status}, ${date ? `date: ${date}, ` : ''}cite: met }]
    participants: [${participants.join(', ')}]`

/** Makes a knowledge base say that these persons met at these meetings, on the word of one article. */
export const storeMeetings = async (
  { database }: TestDatabase,
  persons: readonly string[],
  meetings: Record<string, InventedMeeting>,
): Promise<void> => {
  const all = Object.entries(meetings)
  const folder = await makeSeeds({
    'registry/all.yaml': `
persons: { ${persons.map((slug) => `${slug}: { name: ${slug} }`).join(', ')} }
${all.length > 0 ? 'meetings:' : ''}
${all.map(([slug, meeting]) => declared(slug, meeting)).join('\n')}
`,
    'articles/account.txt': 'All of them met.',
    'articles/account.yaml': `
article: { publishedOn: 2024-06-01 }
origin: EXTRACTOR
${all.length > 0 ? 'meetings:' : ''}${all.map(([slug, meeting]) => reported(slug, meeting)).join('')}
`,
  })
  await loadSeeds({ database, folder })
}
