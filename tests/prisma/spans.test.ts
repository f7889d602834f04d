import { describe, expect, test } from 'vitest'
import { createSandbox } from './sandbox.ts'

const { query, refusalOf, add } = createSandbox()

// In code points "Kurt Campbell" stands at 2–15; in JavaScript's UTF-16 units at 3–16.
const text = '😀 Kurt Campbell met Ma Zhaoxu.'

type Span = { start: number; end: number; exact: string; prefix?: string; suffix?: string }

/** What adds a row of a kind that quotes an article, in whichever column it keeps the quote. */
const quoting = {
  Mention: async (articleId: string, span: Span) => add.mention({ articleId, ...span, personId: await add.person() }),
  Citation: async (articleId: string, span: Span) =>
    add.citation({ articleId, ...span, positionId: await add.position({ personId: await add.person() }) }),
  Statement: (articleId: string, { exact, ...span }: Span) => add.statement({ articleId, ...span, text: exact }),
}

describe.for([
  ['Mention', 'exact'],
  ['Citation', 'exact'],
  ['Statement', 'text'],
] as const)('a %s', ([table, quote]) => {
  const quoted = (articleId: string, span: Span) => quoting[table](articleId, span)

  test('quotes the text verbatim, at offsets in code points', async () => {
    const articleId = await add.article({ text })
    expect(await refusalOf(() => quoted(articleId, { start: 2, end: 15, exact: 'Kurt Campbell' }))).toBeNull()
  })

  test.for([
    { start: 3, end: 16, exact: 'Kurt Campbell' },
    { start: 2, end: 15, exact: 'Kurt campbell' },
    { start: 2, end: 14, exact: 'Kurt Campbell' },
    { start: 0, end: 1, exact: '\u{1f601}' },
    { start: 21, end: 40, exact: 'Ma Zhaoxu. And more.' },
  ])('with other words than the text has at $start–$end is refused', async (span) => {
    const articleId = await add.article({ text })
    expect(await refusalOf(() => quoted(articleId, span))).toBe(`${table}_verbatim`)
  })

  test.for([[`"start" = 3, "end" = 16`], [`"start" = 3`], [`"end" = 16`], [`"${quote}" = 'Ma Zhaoxu'`]])(
    'cannot come to have other words: SET %s',
    async ([change]) => {
      const id = await quoted(await add.article({ text }), { start: 2, end: 15, exact: 'Kurt Campbell' })
      expect(await refusalOf(() => query(`UPDATE "${table}" SET ${change} WHERE id = $1`, [id]))).toBe(
        `${table}_verbatim`,
      )
    },
  )

  test('cannot move to an article that has other words there', async () => {
    const id = await quoted(await add.article({ text }), { start: 2, end: 15, exact: 'Kurt Campbell' })
    const other = await add.article({ text: `“${text}` })
    const move = () => query(`UPDATE "${table}" SET "articleId" = $2 WHERE id = $1`, [id, other])
    expect(await refusalOf(move)).toBe(`${table}_verbatim`)
  })

  test('is checked where a replication role switches ordinary triggers off, too', async () => {
    const articleId = await add.article({ text })
    const id = await quoted(articleId, { start: 2, end: 15, exact: 'Kurt Campbell' })
    await query('SET LOCAL session_replication_role = replica')
    expect(await refusalOf(() => quoted(articleId, { start: 0, end: 4, exact: 'Kurt' }))).toBe(`${table}_verbatim`)
    expect(await refusalOf(() => query(`UPDATE "${table}" SET "start" = 3 WHERE id = $1`, [id]))).toBe(
      `${table}_verbatim`,
    )
    const missing = '00000000-0000-4000-8000-000000000000'
    expect(await refusalOf(() => quoted(missing, { start: 0, end: 4, exact: 'Kurt' }))).toBe(`${table}_articleId_fkey`)
  })

  test('is checked when its article comes again, where foreign keys are switched off and it did not go with it', async () => {
    const id = await add.article({ text })
    await quoted(id, { start: 2, end: 15, exact: 'Kurt Campbell' })
    await query('SET LOCAL session_replication_role = replica')
    await query('DELETE FROM "Article" WHERE id = $1', [id])
    expect(await refusalOf(() => add.article({ id, text: text.replace('Kurt', 'Curt') }))).toBe(`${table}_verbatim`)
    expect(await refusalOf(() => add.article({ id, text }))).toBeNull()
  })

  test.for([
    { start: -1, end: 0, exact: '' },
    { start: 2, end: 2, exact: '' },
  ])('has a span of one code point at least, within the text: not $start–$end', async (span) => {
    const articleId = await add.article({ text })
    expect(await refusalOf(() => quoted(articleId, span))).toBe(`${table}_span`)
  })

  test('has a span that does not end before it starts', async () => {
    const articleId = await add.article({ text })
    expect(await refusalOf(() => quoted(articleId, { start: 5, end: 2, exact: '' }))).toBe(`${table}_span`)
  })
})

test('a refusal says what the article has there', async () => {
  const articleId = await add.article({ text, slug: 'a-visit' })
  const personId = await add.person()
  await expect(add.mention({ articleId, start: 3, end: 16, exact: 'Kurt Campbell', personId })).rejects.toThrow(
    `Mention: article "a-visit" has 'urt Campbell ' at 3–16, not 'Kurt Campbell'`,
  )
})

describe('the words around a citation', () => {
  const campbell = { start: 2, end: 15, exact: 'Kurt Campbell' }

  test.for([
    { prefix: '😀 ', suffix: ' met' },
    { prefix: ' ', suffix: ' met Ma Zhaoxu.' },
    { prefix: '', suffix: '' },
  ])('are those of the text: "$prefix", "$suffix"', async (around) => {
    const articleId = await add.article({ text })
    expect(await refusalOf(() => quoting.Citation(articleId, { ...campbell, ...around }))).toBeNull()
  })

  test.for([
    { prefix: '😁 ', suffix: '' },
    { prefix: 'x😀 ', suffix: '' },
    { prefix: '', suffix: ' Met' },
    { prefix: '', suffix: ' met Ma Zhaoxu. And' },
  ])('are not others: "$prefix", "$suffix"', async (around) => {
    const articleId = await add.article({ text })
    expect(await refusalOf(() => quoting.Citation(articleId, { ...campbell, ...around }))).toBe('Citation_verbatim')
  })

  test('cannot come to be others', async () => {
    const id = await quoting.Citation(await add.article({ text }), { ...campbell, prefix: ' ', suffix: ' met' })
    const change = (column: string) => () => query(`UPDATE "Citation" SET ${column} = 'x' WHERE id = $1`, [id])
    expect(await refusalOf(change('prefix'))).toBe('Citation_verbatim')
    expect(await refusalOf(change('suffix'))).toBe('Citation_verbatim')
  })
})

describe('an article', () => {
  test('keeps its text', async () => {
    const id = await add.article({ text })
    const change = (assignment: string) => () => query(`UPDATE "Article" SET ${assignment} WHERE id = $1`, [id])
    const newText = `text = 'x', sha256 = encode(sha256('x'), 'hex')`
    expect(await refusalOf(change(newText))).toBe('Article_text_immutable')
    expect(await refusalOf(change('id = gen_random_uuid()'))).toBe('Article_text_immutable')
    expect(await refusalOf(change(`headline = 'A visit'`))).toBeNull()
    await query('SET LOCAL session_replication_role = replica')
    expect(await refusalOf(change(newText))).toBe('Article_text_immutable')
  })

  test('has the SHA-256 of its text', async () => {
    expect(await refusalOf(() => add.article({ text, sha256: '0'.repeat(64) }))).toBe('Article_sha256')
  })

  test.for(['', 'line\r\nline'])('has words, and lines ended by LF: not %j', async (wrong) => {
    expect(await refusalOf(() => add.article({ text: wrong }))).toBe('Article_text')
  })

  test('takes all that quotes it along when it is deleted', async () => {
    const articleId = await add.article({ text })
    for (const add of Object.values(quoting)) await add(articleId, { start: 2, end: 6, exact: 'Kurt' })
    await query('DELETE FROM "Article" WHERE id = $1', [articleId])
    expect(
      await query(
        `SELECT (SELECT count(*)::int FROM "Mention") AS mentions, (SELECT count(*)::int FROM "Citation") AS citations,
          (SELECT count(*)::int FROM "Statement") AS statements`,
      ),
    ).toEqual([{ mentions: 0, citations: 0, statements: 0 }])
  })
})
