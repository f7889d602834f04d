import type { Database } from '../../src/platform/database.ts'

// Seeds of one short article about one meeting, for the tests of loads.

export const registry = `persons:
  kurt-campbell: { name: Kurt Campbell }
  ma-zhaoxu: { name: Ma Zhaoxu }
organizations:
  state-department: { name: State Department, kind: MINISTRY }
places:
  china: { name: China, kind: COUNTRY }
  shanghai: { name: Shanghai, kind: CITY, partOf: china }
issues:
  taiwan: { name: Taiwan }
meetings:
  talks: { name: Campbell–Ma talks, kind: TALKS }
`
export const text = '👋🏽 Kurt Campbell met Ma Zhaoxu in Shanghai. They spoke of Taiwan.\n'
const report = '{ status: HELD, date: 2024-05, places: [shanghai], cite: met Ma Zhaoxu in Shanghai }'
export const participant = '{ person: kurt-campbell, role: GUEST, attendance: PRESENT, cite: Kurt Campbell met }'
export const statement = '{ quote: They spoke of Taiwan., kind: NARRATION, issues: [taiwan] }'

/** The annotation of that text, with other facts or another header where they are given. */
export const annotate = ({ participants = [participant], statements = [statement], header = '' } = {}) => `
article: { publishedOn: 2024-06-01 }
${header}
meetings:
  talks: { reports: [${report}], participants: [${participants.join(', ')}] }
statements: [${statements.join(', ')}]
uncited: []
`

export const files = { 'registry/all.yaml': registry, 'articles/a.txt': text, 'articles/a.yaml': annotate() }

/** The rows of all that they are loaded into. */
export const tablesOf = async (database: Database) => ({
  articles: await database.article.findMany({ orderBy: { id: 'asc' } }),
  persons: await database.person.findMany({ orderBy: { id: 'asc' } }),
  reports: await database.meetingReport.findMany({ orderBy: { id: 'asc' }, include: { places: true } }),
  participations: await database.participation.findMany({ orderBy: { id: 'asc' } }),
  statements: await database.statement.findMany({ orderBy: { id: 'asc' }, include: { issues: true } }),
  citations: await database.citation.findMany({ orderBy: { id: 'asc' } }),
  mentions: await database.mention.findMany({ orderBy: { id: 'asc' } }),
})

/** The annotation of an article whose only sentence tells nothing. */
export const uncited = (article: string) => `article: { publishedOn: 2024 }
uncited: [{ quote: ${article}, reason: It tells nothing. }]
`
