import { expect, test } from 'vitest'
import { formatSummary } from '../../src/annotation/load/summary.ts'
import { loadSeeds } from '../../src/annotation/load-seeds.ts'
import { useTestDatabase } from '../support/database.ts'
import { makeSeeds, writeFiles } from './seeds-folder.ts'
import { annotate, files, participant, registry, statement, tablesOf, text, uncited } from './small-seeds.ts'

// What a load adds and changes. What it removes, keeps and replaces is in removals.test.ts.

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
