import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSandbox } from './sandbox.ts'

const { query, add, insert } = createSandbox()

/** Adds an article with words of its own, unless some are given, and who it credits. */
const publish = async (row: { text?: string; syndicationOfId?: string } = {}, credits: string[] = []) => {
  const id = await add.article({ text: randomUUID(), ...row })
  for (const organizationId of credits) await credit(id, organizationId)
  return id
}

const credit = (articleId: string, organizationId: string) => insert('ArticleCredit', { articleId, organizationId })

/** The sources of each of these articles. */
const sourcesOf = async (...ids: string[]): Promise<string[][]> => {
  const rows = await query('SELECT id, sources FROM "Article" WHERE id = ANY ($1::uuid[])', [ids])
  return ids.map((id) => rows.find((row) => row.id === id)?.sources)
}

/** All of them have just these sources. */
const expectSources = async (articles: readonly string[], sources: readonly string[]) =>
  expect(await sourcesOf(...articles)).toEqual(articles.map(() => [...sources].sort()))

const leastOf = (...ids: string[]) => ids.sort().slice(0, 1)

const repeat = (articleId: string, of: string | null) =>
  query('UPDATE "Article" SET "syndicationOfId" = $2 WHERE id = $1', [articleId, of])

const remove = (...ids: string[]) => query('DELETE FROM "Article" WHERE id = ANY ($1::uuid[])', [ids])

test('an article alone that credits nobody is its own source', async () => {
  const [one, other] = [await publish(), await publish()]
  expect(await sourcesOf(one, other)).toEqual([[one], [other]])
})

test('an article has all that it credits as its sources, in order', async () => {
  const wires = [await add.organization(), await add.organization(), await add.organization()]
  await expectSources([await publish({}, wires), await publish({}, wires.reverse())], wires)
})

test('a credit added, moved to another article, changed or removed changes the sources', async () => {
  const [voa, rt] = [await add.organization(), await add.organization()]
  const [one, other] = [await publish({}, [voa]), await publish()]
  const update = (column: string, value: string) => query(`UPDATE "ArticleCredit" SET "${column}" = $1`, [value])
  expect(await sourcesOf(one, other)).toEqual([[voa], [other]])
  await update('articleId', other)
  expect(await sourcesOf(one, other)).toEqual([[one], [voa]])
  await update('organizationId', rt)
  expect(await sourcesOf(one, other)).toEqual([[one], [rt]])
  await query('DELETE FROM "ArticleCredit"')
  expect(await sourcesOf(one, other)).toEqual([[one], [other]])
})

test('articles with the same words have the same sources, whichever of them credits', async () => {
  const wire = await add.organization()
  const one = await publish({ text: 'They met.' })
  const other = await publish({ text: 'They met.' })
  await expectSources([one, other], leastOf(one, other))
  await credit(other, wire)
  const third = await publish({ text: 'They met.' })
  await expectSources([one, other, third], [wire])
  await remove(other)
  await expectSources([one, third], leastOf(one, third))
})

test('so have articles that repeat one another, in a chain or side by side', async () => {
  const wire = await add.organization()
  const first = await publish()
  const second = await publish({ syndicationOfId: first })
  const third = await publish({ syndicationOfId: second })
  const aside = await publish({ syndicationOfId: first })
  const all = [first, second, third, aside]
  await expectSources(all, leastOf(...all))
  await credit(third, wire)
  await expectSources(all, [wire])
})

test('texts and repetitions join classes, however many steps apart, and their credits', async () => {
  const [voa, rt] = [await add.organization(), await add.organization()]
  const original = await publish({}, [voa])
  const copy = await publish({ text: 'They met.', syndicationOfId: original })
  const same = await publish({ text: 'They met.' })
  const copyOfSame = await publish({ text: 'They met. More to follow.', syndicationOfId: same })
  const sameAsThat = await publish({ text: 'They met. More to follow.' }, [rt])
  const stranger = await publish()
  await expectSources([original, copy, same, copyOfSame, sameAsThat], [voa, rt])
  await expectSources([stranger], [stranger])
})

test('the article in the middle gone, what it held together is apart', async () => {
  const wire = await add.organization()
  const first = await publish()
  const middle = await publish({ syndicationOfId: first })
  const last = await publish({ syndicationOfId: middle })
  const credited = await publish({ syndicationOfId: middle }, [wire])
  await expectSources([first, middle, last, credited], [wire])
  await remove(middle)
  expect(await sourcesOf(first, last, credited)).toEqual([[first], [last], [wire]])
})

test('of several articles that go at once, nothing is left', async () => {
  const first = await publish()
  const second = await publish({ syndicationOfId: first })
  const third = await publish({ syndicationOfId: second })
  const last = await publish({ syndicationOfId: third })
  await remove(second, third)
  expect(await sourcesOf(first, last)).toEqual([[first], [last]])
})

test('an article that turns out to repeat another one, or not to, changes its class', async () => {
  const [voa, rt] = [await add.organization(), await add.organization()]
  const [one, other] = [await publish({}, [voa]), await publish({}, [rt])]
  const article = await publish()
  await repeat(article, one)
  expect(await sourcesOf(one, other, article)).toEqual([[voa], [rt], [voa]])
  await repeat(article, other)
  expect(await sourcesOf(one, other, article)).toEqual([[voa], [rt], [rt]])
  await repeat(one, article)
  await expectSources([one, other, article], [voa, rt])
  await repeat(article, null)
  expect(await sourcesOf(one, other, article)).toEqual([[voa], [rt], [voa]])
})

test('many articles that come in one statement are told apart', async () => {
  await query(`
    INSERT INTO "Article" (id, slug, text, sha256, language, "publishedOn", "publishedOnEarliest", "publishedOnLatest")
    SELECT gen_random_uuid(), i, text, encode(sha256(text::bytea), 'hex'), 'en', '2024', '2024-01-01', '2024-12-31'
    FROM generate_series(1, 300) AS i, LATERAL (SELECT 'text ' || i % 100) AS words (text)`)
  const classes = await query(
    `SELECT sources, min(id::text) AS least, count(*)::int AS articles, count(DISTINCT text)::int AS texts FROM "Article" GROUP BY sources`,
  )
  expect(classes).toHaveLength(100)
  for (const { sources, least, articles, texts } of classes) {
    expect({ sources, articles, texts }).toEqual({ sources: [least], articles: 3, texts: 1 })
  }
})
