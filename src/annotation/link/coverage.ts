import { LineCounter } from 'yaml'
import { sentencesOf } from '../../lib/sentences.ts'
import { overlaps, overlapsAny, type Span } from '../../lib/text-anchors.ts'
import type { Place } from '../problems.ts'
import { locateQuote } from './quotes.ts'
import type { Scope } from './scope.ts'

/** Makes the function that says at which line and column of the article's text a span begins. */
const findPlaces = ({ anchored, source }: Scope) => {
  const lines = new LineCounter()
  lines.addNewLine(0)
  for (const { index } of anchored.text.matchAll(/\n/g)) lines.addNewLine(index + 1)
  return ({ start }: Span): Place => {
    const { line, col } = lines.linePos(anchored.unitAt(start))
    return { file: source.textFile, line, column: col }
  }
}

const beginningOf = ({ anchored }: Scope, sentence: Span): string => {
  const words = anchored.slice(sentence)
  return words.length > 80 ? `${words.slice(0, 77).trimEnd()}…` : words
}

/** The spans that the annotation accounts for; what it accounts for and cites as well is reported. */
const readUncited = (scope: Scope, sentences: readonly Span[]): Span[] => {
  const cited = sentences.filter(overlapsAny(scope.cited))
  return scope.source.yaml.data.uncited.flatMap((search, index) => {
    const span = locateQuote(scope, search, ['uncited', index])
    if (!span) return []
    const contradicted = cited.find((sentence) => overlaps(sentence, span))
    if (contradicted) {
      scope.report(scope.at('uncited', index), `a fact does cite this sentence: "${beginningOf(scope, contradicted)}"`)
    }
    return [span]
  })
}

/** Reports every sentence that is neither cited nor accounted for, and every one that is both. */
export const checkCoverage = (scope: Scope, language: string): void => {
  const { cited, doubtful, source, report } = scope
  const sentences = sentencesOf(scope.anchored, language)
  const uncited = readUncited(scope, sentences)
  // A machine says what it found, not what it left out; and what a faulty file cites is not known before it is mended.
  if (source.yaml.data.origin !== 'ANNOTATION' || source.yaml.faulty) return
  const isAccountedFor = overlapsAny([...cited, ...uncited, ...doubtful])
  const placeOf = findPlaces(scope)
  for (const sentence of sentences) {
    if (isAccountedFor(sentence)) continue
    const message = `no fact cites this sentence, nor does "uncited" list it: "${beginningOf(scope, sentence)}"`
    report(placeOf(sentence), message)
  }
}
