import { type AnchoredText, mostPlaces, type QuoteSearch, type Span } from '../../lib/text-anchors.ts'
import type { Path } from '../read/locate.ts'
import type { Scope } from './scope.ts'

/** A text with the differences taken out that a person copying from it may make. */
const loosen = (text: string): { loose: string; indexes: number[] } => {
  let loose = ''
  const indexes: number[] = []
  for (let index = 0; index < text.length; index++) {
    const character = (text[index] ?? '')
      .replace(/\s/u, ' ')
      .replace(/[‘’‚‛′`]/u, "'")
      .replace(/[“”„‟″«»]/u, '"')
      .replace(/[\u2010-\u2015\u2212]/u, '-')
      .toLowerCase()
    if (character === ' ' && loose.endsWith(' ')) continue
    for (const unit of character) {
      loose += unit
      indexes.push(index)
    }
  }
  indexes.push(text.length)
  return { loose, indexes }
}

const loosened = new WeakMap<AnchoredText, ReturnType<typeof loosen>>()

const loosenOnce = (anchored: AnchoredText): ReturnType<typeof loosen> => {
  const known = loosened.get(anchored) ?? loosen(anchored.text)
  loosened.set(anchored, known)
  return known
}

/** Where the words stand that come nearest to a quote, differing only in what the eye passes over: UTF-16 indexes. */
const findNearly = (anchored: AnchoredText, quote: string): { start: number; end: number } | null => {
  const { text } = anchored
  const { loose, indexes } = loosenOnce(anchored)
  const wanted = loosen(quote.trim()).loose
  const found = loose.indexOf(wanted)
  return found < 0 ? null : { start: indexes[found] ?? 0, end: indexes[found + wanted.length] ?? text.length }
}

/** The longest run of words from a quote's beginning that the text has, of two at least. */
const findBeginning = (text: string, quote: string): { start: number; end: number } | null => {
  const ends = [...quote.matchAll(/\S+/gu)].map((word) => word.index + word[0].length)
  let few = 0
  let many = ends.length
  while (few < many) {
    const middle = Math.ceil((few + many) / 2)
    if (text.includes(quote.slice(0, ends[middle - 1]))) few = middle
    else many = middle - 1
  }
  if (few < 2) return null
  const start = text.indexOf(quote.slice(0, ends[few - 1]))
  return { start, end: start + (ends[few - 1] ?? 0) }
}

const shorten = (words: string): string => (words.length > 100 ? `…${words.slice(-99)}` : words)

/** What to say of a quote that is not found, and where it may belong. */
const explainMissing = (
  { anchored }: Scope,
  { quote, prefix, suffix }: QuoteSearch,
): { hint: string; near: Span[] } => {
  const { text } = anchored
  const elsewhere = anchored.find({ quote })
  if (elsewhere.length > 0) {
    const sides = [prefix && `"${prefix}" before`, suffix && `"${suffix}" after`].filter(Boolean).join(' and ')
    return { hint: `: the words stand there, but not with ${sides} them`, near: elsewhere }
  }
  if (quote !== quote.normalize('NFC') || text !== text.normalize('NFC')) {
    const isThere = text.normalize('NFC').includes(quote.normalize('NFC'))
    if (isThere) return { hint: ', but has it with accents encoded otherwise: copy the words from there', near: [] }
  }
  const nearly = findNearly(anchored, quote)
  const beginning = nearly ?? findBeginning(text, quote)
  if (!beginning) return { hint: ', nor anything like it', near: [] }
  const words = text.slice(beginning.start, beginning.end)
  const near = [anchored.spanBetween(beginning.start, beginning.end) ?? []].flat()
  if (!nearly) return { hint: `: the two agree only as far as "${shorten(words)}"`, near }
  return { hint: `: it has "${words}", which differs only in case, white space, quotation marks or dashes`, near }
}

/**
 * The span that a quote means, or null, and reported, where the text does not have it or has it more than once.
 * @param path of the quote's mapping, or of the quote itself where it stands alone
 */
export const locateQuote = (scope: Scope, search: QuoteSearch, path: Path): Span | null => {
  const { anchored, source, report, doubtful } = scope
  const spans = anchored.find(search)
  const [first, second] = spans
  if (first && !second) return first
  const place = source.yaml.at([...path, 'quote'])
  if (!first) {
    const { hint, near } = explainMissing(scope, search)
    report(place, `the text does not have this quote${hint}`)
    doubtful.push(...near)
    return null
  }
  const more = search.prefix || search.suffix ? 'a longer prefix or suffix' : 'a prefix or suffix'
  const times = spans.length < mostPlaces ? spans.length : `${mostPlaces} or more`
  report(place, `the quote stands ${times} times in the text: give ${more} to say which is meant`)
  doubtful.push(...spans)
  return null
}
