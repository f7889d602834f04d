import { createHash } from 'node:crypto'
import { idOf } from '../../../src/lib/ids.ts'
import type { Database } from '../../../src/platform/database.ts'

/** Texts that one must escape in JSON, in SQL or in both, and one that is longer than names are. */
export const oddTexts = [
  'He said "no" \\ "yes"',
  'tab\tnew\nline \b\f bell\u0007 one\u0001 last\u001f delete\u007f',
  '🕊 dove, 𝒜 letter, e\u0301 accent, \u00e9',
  'line\u2028paragraph\u2029end \ufeff',
  '</script>&amp;\'--"$1 %s \\u0041 {"a": [null]}',
  `${'long '.repeat(200)}end`,
  ' ',
]

const slug = 'odd-article'
const articleId = idOf('Article', slug)
const text = oddTexts.join('\n')

/** Where each of the texts stands, in code points. */
const spans = oddTexts.map((exact, index) => {
  const start = [
    ...oddTexts
      .slice(0, index)
      .map((before) => `${before}\n`)
      .join(''),
  ].length
  return { start, end: start + [...exact].length, exact }
})

const around = ({ start, end }: { start: number; end: number }) => ({
  prefix: [...text].slice(Math.max(0, start - 20), start).join(''),
  suffix: [...text].slice(end, end + 20).join(''),
})

/** Adds an article whose every line is odd: each is a mention of a person, and a statement of that person with its citation. */
export const addOddArticle = async (database: Database): Promise<void> => {
  const persons = await database.person.findMany({ select: { id: true }, orderBy: { id: 'asc' }, take: spans.length })
  const day = new Date('2024-02-29')
  const published = { publishedOn: '2024-02-29', publishedOnEarliest: day, publishedOnLatest: day }
  const sha256 = createHash('sha256').update(text).digest('hex')
  await database.article.create({ data: { id: articleId, slug, text, sha256, language: 'de', ...published } })
  for (const [index, span] of spans.entries()) {
    const personId = persons[index]?.id ?? null
    const { exact, ...where } = span
    const statementId = idOf('Statement', slug, index)
    await database.mention.create({ data: { id: idOf('Mention', slug, index), articleId, ...span, personId } })
    await database.statement.create({
      data: { id: statementId, articleId, ...where, text: exact, kind: 'QUOTE', speakerId: personId },
    })
    await database.citation.create({
      data: { id: idOf('Citation', slug, index), articleId, statementId, ...span, ...around(span) },
    })
  }
}
