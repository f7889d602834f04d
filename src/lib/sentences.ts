import { segmentsOf } from './segments.ts'
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

/** As much of a sentence's end as there is to look at: what is put together may become as long as the text. */
const tailLength = 100

/** Where sentences end, in UTF-16 units: the segmenter's, put together again where it took an abbreviation's full stop for an end. */
const endsOf = (text: string, language: string): number[] => {
  const ends: number[] = []
  let end = 0
  for (const segment of segmentsOf(text, language)) {
    const tail = text.slice(Math.max(ends.at(-2) ?? 0, end - tailLength), end)
    if (ends.length > 0 && continues(tail, segment)) ends.pop()
    end += segment.length
    ends.push(end)
  }
  return ends
}

/**
 * The sentences of a text, in order, without the white space around them: every other character belongs to one of them. The
 * end of a line ends a sentence.
 * @param language BCP 47
 */
export const sentencesOf = (anchored: AnchoredText, language: string): Span[] => {
  const spans: Span[] = []
  let begun = 0
  for (const end of endsOf(anchored.text, language)) {
    const piece = anchored.text.slice(begun, end)
    const start = begun + piece.length - piece.trimStart().length
    const span = anchored.spanBetween(start, begun + piece.trimEnd().length)
    if (span && span.start < span.end) spans.push(span)
    begun = end
  }
  return spans
}
