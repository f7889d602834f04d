import type { AnchoredText, Span } from './text-anchors.ts'

/** Words whose full stop does not end a sentence: what follows is a name, a number or a date. */
const abbreviation =
  /(?:^|[\s("'“‘])(?:Mr|Mrs|Ms|Dr|Prof|Rev|St|Gov|Sen|Rep|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Cmdr|Amb|Hon|No|Nos|vs|cf|ca|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s*$/u

/** "U.S." or "J.": initials, which end a sentence only where a new one plainly begins. */
const initials = /(?:^|[\s("'“‘])(?:\p{Lu}\.)+\s*$/u

const startsSentence =
  /^["'“‘(]?(?:The|This|That|These|Those|There|He|She|It|They|We|I|You|His|Her|Its|Their|Our|But|And|However|Meanwhile|Moreover|In|On|At|As|After|Before|Both|When|While|If|Earlier|Later|According)\b/u

const continues = (sentence: string, next: string): boolean => {
  if (/[\n\r\u2028\u2029]\s*$/u.test(sentence)) return false
  return abbreviation.test(sentence) || (initials.test(sentence) && !startsSentence.test(next))
}

/** The segmenter's pieces (UAX 29), put together again where it took an abbreviation's full stop for a sentence's. */
const piecesOf = (text: string, language: string): string[] => {
  const sentences: string[] = []
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)) {
    const previous = sentences.at(-1)
    if (previous !== undefined && continues(previous, segment)) sentences[sentences.length - 1] = previous + segment
    else sentences.push(segment)
  }
  return sentences
}

/**
 * The sentences of a text, in order, without the white space around them: every other character belongs to one of them. The
 * end of a line ends a sentence.
 * @param language BCP 47
 */
export const sentencesOf = (anchored: AnchoredText, language: string): Span[] => {
  const spans: Span[] = []
  let unit = 0
  for (const piece of piecesOf(anchored.text, language)) {
    const start = unit + piece.length - piece.trimStart().length
    const span = anchored.spanBetween(start, unit + piece.trimEnd().length)
    if (span && span.start < span.end) spans.push(span)
    unit += piece.length
  }
  return spans
}
