import { expect, test } from 'vitest'
import { formatSummary } from '../../src/annotation/load/summary.ts'
import { loadSeeds } from '../../src/annotation/load-seeds.ts'
import { idOf } from '../../src/lib/ids.ts'
import type { Database } from '../../src/platform/database.ts'
import { useTestDatabase } from '../support/database.ts'
import { makeSeeds, writeFiles } from './seeds-folder.ts'

const text = 'Kurt Campbell, the Deputy Secretary, spoke. It rained.\n'
const annotate = ({ reviewStatus = 'ACCEPTED', title = 'Deputy Secretary' } = {}) => `
article: { publishedOn: 2024-06-01 }
reviewStatus: ${reviewStatus}
positions: [{ person: kurt-campbell, title: ${title}, cite: the Deputy Secretary }]
statements: [{ quote: It rained., kind: NARRATION }]
`
const annotateOther = `
article: { publishedOn: 2024-06-02 }
uncited: [{ quote: The rain fell., reason: the weather }]
`
const filesWith = (annotation: string) => ({
  'registry/all.yaml': 'persons: { kurt-campbell: { name: Kurt Campbell } }',
  'articles/a.txt': text,
  'articles/a.yaml': annotation,
})
const newText = { 'articles/a.txt': text.replace('spoke', 'spoke at length') }

const verdictsOf = async (database: Database) => {
  const select = { reviewStatus: true } as const
  const facts = [...(await database.position.findMany({ select })), ...(await database.statement.findMany({ select }))]
  return facts.map(({ reviewStatus }) => reviewStatus)
}

const judge = async (database: Database, reviewStatus: 'ACCEPTED' | 'REJECTED') => {
  await database.position.updateMany({ data: { reviewStatus } })
  await database.statement.updateMany({ data: { reviewStatus } })
}

test('what a person rejected stays rejected, also when the files change it', async () => {
  const { database } = await useTestDatabase()
  const folder = await makeSeeds(filesWith(annotate()))
  await loadSeeds({ database, folder })
  await judge(database, 'REJECTED')
  expect(formatSummary(await loadSeeds({ database, folder }))).toBe('nothing changed')
  await writeFiles(folder, { 'articles/a.yaml': annotate().replace('title:', 'from: 2024-02, title:') })
  expect(formatSummary(await loadSeeds({ database, folder }))).toBe('changed 1 position')
  expect(await database.position.findMany()).toMatchObject([{ from: '2024-02', reviewStatus: 'REJECTED' }])
})

test('what a person accepted stays accepted, though the file still proposes it', async () => {
  const { database } = await useTestDatabase()
  const folder = await makeSeeds(filesWith(annotate({ reviewStatus: 'PROPOSED' })))
  await loadSeeds({ database, folder })
  await judge(database, 'ACCEPTED')
  expect(formatSummary(await loadSeeds({ database, folder }))).toBe('nothing changed')
  expect(await verdictsOf(database)).toEqual(['ACCEPTED', 'ACCEPTED'])
})

test('what nobody has judged follows the files', async () => {
  const { database } = await useTestDatabase()
  const folder = await makeSeeds(filesWith(annotate({ reviewStatus: 'PROPOSED' })))
  await loadSeeds({ database, folder })
  await writeFiles(folder, { 'articles/a.yaml': annotate() })
  expect(formatSummary(await loadSeeds({ database, folder }))).toBe('changed 1 position, 1 statement')
  expect(await verdictsOf(database)).toEqual(['ACCEPTED', 'ACCEPTED'])
})

test('a verdict outlives the text: a replaced article does not bring back what a person rejected', async () => {
  const { database } = await useTestDatabase()
  const folder = await makeSeeds(filesWith(annotate()))
  await loadSeeds({ database, folder })
  await judge(database, 'REJECTED')
  await writeFiles(folder, newText)
  await loadSeeds({ database, folder, replace: ['a'] })
  expect(await database.statement.findMany()).toMatchObject([{ start: 54, text: 'It rained.' }])
  expect(await verdictsOf(database)).toEqual(['REJECTED', 'REJECTED'])
})

test('an article is not replaced where curators’ work would go with it: that is named, and nothing is written', async () => {
  const { database } = await useTestDatabase()
  const folder = await makeSeeds(filesWith(annotate()))
  await loadSeeds({ database, folder })
  const articleId = idOf('Article', 'a')
  const origin = 'CURATOR'
  const id = idOf('Statement', 'by hand')
  const span = { articleId, start: 37, end: 43, origin } as const
  await database.statement.create({ data: { ...span, id, text: 'spoke.', kind: 'NARRATION' } })
  await database.citation.create({
    data: { ...span, id: idOf('Citation', 'by hand'), exact: 'spoke.', prefix: '', suffix: '', statementId: id },
  })
  const personId = idOf('Person', 'kurt-campbell')
  await database.mention.create({
    data: {
      id: idOf('Mention', 'by hand'),
      articleId,
      start: 19,
      end: 35,
      exact: 'Deputy Secretary',
      origin,
      personId,
    },
  })
  await writeFiles(folder, { ...newText, 'articles/a.yaml': annotate({ title: 'Secretary' }) })
  await expect(loadSeeds({ database, folder, replace: ['a'] })).rejects.toThrow(
    '--replace a would delete what curators added: mention 19–35 "Deputy Secretary", citation 37–43 "spoke.", ' +
      'statement 37–43 "spoke."; delete that first if it may go (npx prisma studio), or put the old text back',
  )
  expect(await database.article.findMany()).toMatchObject([{ text }])
  expect(await database.position.findMany()).toMatchObject([{ title: 'Deputy Secretary' }])

  await database.statement.delete({ where: { id } })
  await database.mention.deleteMany({ where: { origin } })
  expect((await loadSeeds({ database, folder, replace: ['a'] })).replaced).toEqual(['a'])
})

test('a citation in another article goes with its statement, and so counts too', async () => {
  const { database } = await useTestDatabase()
  const other = { 'articles/b.txt': 'The rain fell.', 'articles/b.yaml': annotateOther }
  const folder = await makeSeeds({ ...filesWith(annotate()), ...other })
  await loadSeeds({ database, folder })
  const { id: statementId } = await database.statement.findFirstOrThrow({ where: { text: 'It rained.' } })
  const cited = { articleId: idOf('Article', 'b'), start: 4, end: 8, exact: 'rain', prefix: 'The ', suffix: ' fell' }
  await database.citation.create({
    data: { ...cited, id: idOf('Citation', 'by hand'), statementId, origin: 'CURATOR' },
  })
  await expect(loadSeeds({ database, folder, replace: ['a'] })).rejects.toThrow('added: citation 4–8 "rain"; delete')
  expect((await loadSeeds({ database, folder, replace: [] })).removed).toEqual({})
})
