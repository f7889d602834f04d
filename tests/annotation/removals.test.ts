import { rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { formatSummary } from '../../src/annotation/load/summary.ts'
import { loadSeeds } from '../../src/annotation/load-seeds.ts'
import { idOf } from '../../src/lib/ids.ts'
import { useTestDatabase } from '../support/database.ts'
import { makeSeeds, writeFiles } from './seeds-folder.ts'
import { annotate, files, participant, registry, statement, tablesOf, text, uncited } from './small-seeds.ts'

// What a load removes because it has left the files, what it keeps though it has, and what it replaces only where that
// is asked for.

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
