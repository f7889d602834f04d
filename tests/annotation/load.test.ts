import { rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { formatSummary } from '../../src/annotation/load/summary.ts'
import { loadSeeds } from '../../src/annotation/load-seeds.ts'
import { idOf } from '../../src/lib/ids.ts'
import type { Database } from '../../src/platform/database.ts'
import { useTestDatabase } from '../support/database.ts'
import { makeSeeds, writeFiles } from './seeds-folder.ts'

const registry = `persons:
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
const text = '👋🏽 Kurt Campbell met Ma Zhaoxu in Shanghai. They spoke of Taiwan.\n'
const report = '{ status: HELD, date: 2024-05, places: [shanghai], cite: met Ma Zhaoxu in Shanghai }'
const participant = '{ person: kurt-campbell, role: GUEST, attendance: PRESENT, cite: Kurt Campbell met }'
const statement = '{ quote: They spoke of Taiwan., kind: NARRATION, issues: [taiwan] }'
const annotate = ({ participants = [participant], statements = [statement], header = '' } = {}) => `
article: { publishedOn: 2024-06-01 }
${header}
meetings:
  talks: { reports: [${report}], participants: [${participants.join(', ')}] }
statements: [${statements.join(', ')}]
uncited: []
`
const files = { 'registry/all.yaml': registry, 'articles/a.txt': text, 'articles/a.yaml': annotate() }

const tablesOf = async (database: Database) => ({
  articles: await database.article.findMany({ orderBy: { id: 'asc' } }),
  persons: await database.person.findMany({ orderBy: { id: 'asc' } }),
  reports: await database.meetingReport.findMany({ orderBy: { id: 'asc' }, include: { places: true } }),
  participations: await database.participation.findMany({ orderBy: { id: 'asc' } }),
  statements: await database.statement.findMany({ orderBy: { id: 'asc' }, include: { issues: true } }),
  citations: await database.citation.findMany({ orderBy: { id: 'asc' } }),
  mentions: await database.mention.findMany({ orderBy: { id: 'asc' } }),
})

const uncited = (article: string) => `article: { publishedOn: 2024 }
uncited: [{ quote: ${article}, reason: It tells nothing. }]
`

test('a load says what it added, and a second one changes nothing', async () => {
  const { database } = await useTestDatabase()
  const folder = await makeSeeds(files)
  expect(formatSummary(await loadSeeds({ database, folder }))).toBe(
    'added 2 places, 1 organization, 2 persons, 1 issue, 1 meeting, 1 article, 4 mentions, 1 meeting report, ' +
      '1 place of meeting reports, 1 participation, 1 statement, 1 issue of statements, 3 citations',
  )
  const before = await tablesOf(database)
  const summary = await loadSeeds({ database, folder })
  expect(formatSummary(summary)).toBe('nothing changed')
  expect(summary).toMatchObject({ added: {}, changed: {}, removed: {} })
  expect(await tablesOf(database)).toEqual(before)
})

test('citations and statements are verbatim in code points, with their context', async () => {
  const { database } = await useTestDatabase()
  await loadSeeds({ database, folder: await makeSeeds(files) })
  const [citation] = await database.citation.findMany({ where: { meetingReportId: { not: null } } })
  expect(citation).toMatchObject({
    start: 17,
    end: 42,
    exact: 'met Ma Zhaoxu in Shanghai',
    prefix: '👋🏽 Kurt Campbell ',
    suffix: '. They spoke of Taiwan.\n',
  })
  const meeting = await database.meeting.findUniqueOrThrow({
    where: { slug: 'talks' },
    include: { currentReport: true },
  })
  expect(meeting.currentReport).toMatchObject({ status: 'HELD', date: '2024-05' })
})

test('only what differs is written, and everything else keeps its id and its time', async () => {
  const { database } = await useTestDatabase()
  const folder = await makeSeeds(files)
  await loadSeeds({ database, folder })
  const before = await tablesOf(database)
  await writeFiles(folder, {
    'registry/all.yaml': registry.replace('Ma Zhaoxu }', 'Ma Zhaoxu, aliases: [Zhaoxu Ma] }'),
    'articles/a.yaml': annotate({
      participants: [participant.replace('role', 'capacity: Deputy Secretary of State, role')],
      statements: [statement.replace('[taiwan]', '[]')],
    }),
  })
  expect(formatSummary(await loadSeeds({ database, folder }))).toBe(
    'changed 1 person, 1 participation\nremoved 1 issue of statements',
  )
  const after = await tablesOf(database)
  expect(after.participations).toEqual([{ ...before.participations[0], capacity: 'Deputy Secretary of State' }])
  expect({ ...after, persons: [], participations: [], statements: [] }).toEqual({
    ...before,
    persons: [],
    participations: [],
    statements: [],
  })
})

test('what leaves the files leaves the database: facts, articles, and entities that nothing uses any more', async () => {
  const { database } = await useTestDatabase()
  const folder = await makeSeeds({
    ...files,
    'articles/b.txt': 'Ma Zhaoxu left.',
    'articles/b.yaml': uncited('Ma Zhaoxu left.'),
  })
  await loadSeeds({ database, folder })
  await rm(path.join(folder, 'articles/b.txt'))
  await rm(path.join(folder, 'articles/b.yaml'))
  await writeFiles(folder, {
    'registry/all.yaml': registry.replace(/organizations:\n.*\n/, ''),
    'articles/a.yaml': annotate({ participants: [] }),
  })
  expect(formatSummary(await loadSeeds({ database, folder }))).toBe(
    'removed 1 organization, 1 article, 1 mention, 1 participation, 1 citation',
  )
  await writeFiles(folder, { 'registry/all.yaml': '' })
  await rm(path.join(folder, 'registry'), { recursive: true })
  await rm(path.join(folder, 'articles/a.txt'))
  await rm(path.join(folder, 'articles/a.yaml'))
  await loadSeeds({ database, folder })
  expect(Object.values(await tablesOf(database)).flat()).toEqual([])
  expect(await database.place.count()).toBe(0)
})

test('what a curator added stays, keeps its own columns, gets the citations of the files, and holds what it uses', async () => {
  const { database } = await useTestDatabase()
  const folder = await makeSeeds(files)
  await loadSeeds({ database, folder })
  const meetingId = idOf('Meeting', 'talks')
  const articleId = idOf('Article', 'a')
  const maId = idOf('Person', 'ma-zhaoxu')
  await database.participation.updateMany({ data: { origin: 'CURATOR', capacity: 'Deputy Secretary' } })
  await database.participation.create({
    data: {
      id: idOf('Participation', 'by hand'),
      meetingId,
      personId: maId,
      role: 'HOST',
      attendance: 'PRESENT',
      origin: 'CURATOR',
    },
  })
  const cited = {
    articleId,
    start: 21,
    end: 30,
    exact: 'Ma Zhaoxu',
    prefix: '',
    suffix: '',
    origin: 'CURATOR',
  } as const
  await database.citation.create({
    data: { ...cited, id: idOf('Citation', 'by hand'), participationId: idOf('Participation', 'by hand') },
  })
  const summary = await loadSeeds({ database, folder })
  expect(formatSummary(summary)).toBe('nothing changed')
  expect(await database.participation.findMany({ select: { capacity: true }, orderBy: { capacity: 'asc' } })).toEqual([
    { capacity: 'Deputy Secretary' },
    { capacity: null },
  ])

  await writeFiles(folder, {
    'registry/all.yaml': registry.replace(/ {2}ma-zhaoxu.*\n/, ''),
    'articles/a.yaml': annotate({ participants: [participant.replace('Campbell met', 'Campbell')] }),
  })
  expect(formatSummary(await loadSeeds({ database, folder }))).toBe(
    'added 1 citation\nremoved 1 mention, 1 citation\nkept person "ma-zhaoxu", which left the files, but is still used',
  )
  await rm(path.join(folder, 'articles/a.txt'))
  await rm(path.join(folder, 'articles/a.yaml'))
  expect(formatSummary(await loadSeeds({ database, folder }))).toBe(
    'removed 3 mentions, 1 meeting report, 1 statement, 3 citations\n' +
      'kept article "a", which left the files, but is still used\n' +
      'kept person "ma-zhaoxu", which left the files, but is still used',
  )
  expect(await database.participation.count()).toBe(2)
})

test('what a machine found in an article that has no files stays', async () => {
  const { database } = await useTestDatabase()
  const other = await makeSeeds({
    'registry/all.yaml': registry,
    'articles/found.txt': text,
    'articles/found.yaml': annotate({ header: 'origin: EXTRACTOR\nreviewStatus: PROPOSED' }),
  })
  await loadSeeds({ database, folder: other })
  expect(await database.participation.findMany()).toMatchObject([{ origin: 'EXTRACTOR', reviewStatus: 'PROPOSED' }])
  const folder = await makeSeeds(files)
  expect((await loadSeeds({ database, folder })).removed).toEqual({})
  expect(await database.participation.findMany()).toMatchObject([{ origin: 'ANNOTATION', reviewStatus: 'ACCEPTED' }])
  expect(await database.citation.count()).toBe(6)
  await rm(path.join(folder, 'articles/a.txt'))
  await rm(path.join(folder, 'articles/a.yaml'))
  await loadSeeds({ database, folder })
  expect(await database.citation.count()).toBe(3)
  expect(await database.participation.count()).toBe(1)
})

test('a changed text is refused before anything is written, and replaced where that is asked for', async () => {
  const { database } = await useTestDatabase()
  const folder = await makeSeeds(files)
  await loadSeeds({ database, folder })
  const before = await tablesOf(database)
  await writeFiles(folder, {
    'articles/a.txt': text.replace('spoke', 'talked and spoke'),
    'articles/a.yaml': annotate({ statements: [statement.replace('spoke', 'talked and spoke')] }),
    'registry/all.yaml': registry.replace('Kurt Campbell }', 'Kurt Campbell, aliases: [K. Campbell] }'),
  })
  await expect(loadSeeds({ database, folder })).rejects.toThrow(
    'seeds/articles/a.txt:1:1: is not the text that is stored; if it is to be deleted and loaded again, run: npx prisma db seed -- --replace a',
  )
  await expect(loadSeeds({ database, folder, replace: ['b'] })).rejects.toThrow(
    '--replace b: no article of that slug is in the seeds folder; did you mean "a"?',
  )
  expect(await tablesOf(database)).toEqual(before)
  const summary = await loadSeeds({ database, folder, replace: ['a'] })
  expect(summary.replaced).toEqual(['a'])
  const after = await tablesOf(database)
  expect(after.articles).toMatchObject([
    { id: before.articles[0]?.id, text: text.replace('spoke', 'talked and spoke') },
  ])
  expect(after.participations).toEqual(before.participations)
  expect(formatSummary(await loadSeeds({ database, folder }))).toBe('nothing changed')
})

test('nothing is written where anything is wrong', async () => {
  const { database, statements } = await useTestDatabase()
  const folder = await makeSeeds({ ...files, 'articles/b.txt': 'Words.', 'articles/b.yaml': uncited('Other words.') })
  await expect(loadSeeds({ database, folder })).rejects.toThrow(
    'seeds/articles/b.yaml:2:20: the text does not have this quote',
  )
  expect(statements).toEqual([])
})

test('two loads at once do what one does', async () => {
  const { database } = await useTestDatabase()
  const folder = await makeSeeds(files)
  const summaries = await Promise.all([loadSeeds({ database, folder }), loadSeeds({ database, folder })])
  expect(summaries.map(formatSummary).filter((summary) => summary === 'nothing changed')).toHaveLength(1)
})

test('adding an article of one’s own is adding two files', async () => {
  const { database } = await useTestDatabase('seeded')
  const folder = await makeSeeds({}, 'seeds')
  await writeFiles(folder, {
    'articles/mine.txt': 'Kurt Campbell spoke with Jane Doe by telephone on 3 June 2024.\n',
    'articles/mine.yaml': `
article: { publishedOn: 2024-06-04 }
entities:
  persons: { jane-doe: { name: Jane Doe } }
  meetings: { campbell-doe-call: { name: Call of Kurt Campbell and Jane Doe, kind: CALL } }
meetings:
  campbell-doe-call:
    reports: [{ status: HELD, date: 2024-06-03, cite: by telephone on 3 June 2024 }]
    participants:
      - { person: kurt-campbell, role: ATTENDEE, attendance: PRESENT, cite: Kurt Campbell spoke with Jane Doe }
      - { person: jane-doe, role: ATTENDEE, attendance: PRESENT, cite: Kurt Campbell spoke with Jane Doe }
`,
  })
  expect(formatSummary(await loadSeeds({ database, folder }))).toBe(
    'added 1 person, 1 meeting, 1 article, 2 mentions, 1 meeting report, 2 participations, 3 citations',
  )
  const campbell = await database.person.findUniqueOrThrow({
    where: { slug: 'kurt-campbell' },
    include: { participations: { include: { meeting: true } } },
  })
  expect(campbell.participations.map(({ meeting }) => meeting.slug)).toContain('campbell-doe-call')
})

test('the number of statements does not grow with the number of articles', async () => {
  const { database, statements } = await useTestDatabase()
  await loadSeeds({ database, folder: await makeSeeds(files) })
  const forOne = statements.length
  const many = Array.from({ length: 40 }, (_, index) => [
    [`articles/a${index}.txt`, text] as const,
    [`articles/a${index}.yaml`, annotate()] as const,
  ])
  statements.length = 0
  await loadSeeds({ database, folder: await makeSeeds({ ...files, ...Object.fromEntries(many.flat()) }) })
  expect(statements.length).toBe(forOne)
  expect(await database.citation.count()).toBe(123)
})
