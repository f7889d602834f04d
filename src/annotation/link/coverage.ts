import { sentencesOf } from '../../lib/sentences.ts'
import { overlaps, type Span } from '../../lib/text-anchors.ts'
import type { Place } from '../problems.ts'
import { locateQuote } from './quotes.ts'
import type { Scope } from './scope.ts'

const placeInText = ({ anchored, source }: Scope, { start }: Span): Place => {
  const before = anchored.text.slice(0, anchored.unitAt(start))
  return { file: source.textFile, line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') }
}

const beginningOf = ({ anchored }: Scope, sentence: Span): string => {
  const words = anchored.slice(sentence)
  return words.length > 80 ? `${words.slice(0, 77).trimEnd()}…` : words
}

/** The spans that the annotation accounts for; what it accounts for and cites as well is reported. */
const readUncited = (scope: Scope, sentences: readonly Span[]): Span[] =>
  scope.source.yaml.data.uncited.flatMap((search, index) => {
    const span = locateQuote(scope, search, ['uncited', index])
    if (!span) return []
    const contradicted = sentences.find((sentence) => overlaps(sentence, span) && touches(sentence, scope.cited))
    if (contradicted) {
      scope.report(scope.at('uncited', index), `a fact does cite this sentence: "${beginningOf(scope, contradicted)}"`)
    }
    return [span]
  })

const touches = (sentence: Span, spans: readonly Span[]): boolean => spans.some((span) => overlaps(span, sentence))

/** Reports every sentence that is neither cited nor accounted for, and every one that is both. */
export const checkCoverage = (scope: Scope, language: string): void => {
  const { cited, doubtful, source, report } = scope
  const sentences = sentencesOf(scope.anchored, language)
  const uncited = readUncited(scope, sentences)
  // A machine says what it found, not what it left out; and what a faulty file cites is not known before it is mended.
  if (source.yaml.data.origin !== 'ANNOTATION' || source.yaml.faulty) return
  for (const sentence of sentences) {
    if (touches(sentence, [...cited, ...uncited, ...doubtful])) continue
    const message = `no fact cites this sentence, nor does "uncited" list it: "${beginningOf(scope, sentence)}"`
    report(placeInText(scope, sentence), message)
  }
}
