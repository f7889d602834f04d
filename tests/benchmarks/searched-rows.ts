import { createHash } from 'node:crypto'
import { createRows, type RowOf, type Rows } from '../../src/annotation/rows.ts'
import { idOf } from '../../src/lib/ids.ts'
import { parsePartialDate } from '../../src/lib/partial-date.ts'
import type { GeneratedArticle } from '../support/generator/draft.ts'
import type { GeneratedBase } from '../support/generator/generate.ts'
import { linkRows } from '../support/generator/link-rows.ts'
import { createRandom } from '../support/generator/random.ts'
import type { Registry } from '../support/generator/registry.ts'
import { articlesAtOnce } from './load-in-parts.ts'

// What search looks through, without the facts, which would take most of the time and search knows nothing of: the entities with
// their names, and articles. These have texts as long as news has (2,500 characters): each goes on with the three articles before
// it, as background, and with words that hardly another one has.

const articlesInText = 4
const rareWordsInText = 30
const syllables = 'ba ke lim dor nu sha ti var o rin gul mes pa ze cho fai wen yu ket las'.split(' ')
const shortest = syllables.length ** 2 // three syllables from here on
const vocabulary = Array.from({ length: 40_000 }, (_, number) =>
  Array.from((shortest + number).toString(syllables.length), (digit) => syllables[Number.parseInt(digit, 36)]).join(''),
)

const writeRareWords = (seed: number): string => {
  const random = createRandom(seed, -2)
  return `${Array.from({ length: rareWordsInText }, () => random.pickSkewed(vocabulary)).join(' ')}.\n`
}

const articleRow = (
  { slug, annotation: { article } }: GeneratedArticle,
  text: string,
  publisherId: string | null,
): RowOf<'Article'> => {
  const { edtf, earliest, latest } = parsePartialDate(String(article.publishedOn))
  return {
    id: idOf('Article', slug),
    slug,
    headline: article.headline ?? null,
    text,
    sha256: createHash('sha256').update(text).digest('hex'),
    language: 'en',
    publishedOn: edtf,
    publishedOnEarliest: earliest,
    publishedOnLatest: latest,
    publishedOnNote: article.publishedOnNote ?? null,
    url: article.url ?? null,
    origin: 'ANNOTATION',
    publisherId,
    syndicationOfId: null,
  }
}

const declareMeetings = ({ registry, articles }: GeneratedBase): Registry => {
  const meetings = { ...registry.meetings }
  for (const { annotation } of articles()) Object.assign(meetings, annotation.entities?.meetings)
  return { ...registry, meetings }
}

/** The entities of a base, and then its articles, some at a time. */
export function* searchedParts(base: GeneratedBase): Generator<Rows> {
  const entities = linkRows({ registry: declareMeetings(base), articles: () => [] })
  yield entities
  const publishers = new Map(entities.Organization.map(({ slug, id }) => [slug, id]))
  const latest: string[] = []
  let rows = createRows()
  let number = 0
  for (const article of base.articles()) {
    latest.unshift(article.text)
    latest.splice(articlesInText)
    const text = [...latest, writeRareWords(number++)].join('\n')
    rows.Article.push(articleRow(article, text, publishers.get(article.annotation.article.publisher ?? '') ?? null))
    if (rows.Article.length < articlesAtOnce) continue
    yield rows
    rows = createRows()
  }
  yield rows
}
