import type { Span } from '../../lib/text-anchors.ts'
import type { AnnotationFile } from '../format.ts'
import type { Place } from '../problems.ts'
import type { Scope } from './scope.ts'

type Statement = AnnotationFile['statements'][number]

/** Whether quotation marks enclose the span, or begin or end within it: all that can be told of a quote in several pieces. */
const isQuoted = ({ anchored }: Scope, span: Span): boolean => {
  const start = anchored.unitAt(span.start)
  const end = anchored.unitAt(span.end)
  const before = anchored.text.slice(anchored.text.lastIndexOf('\n', start) + 1, start + 1)
  const [after = ''] = /^[^\n]*/u.exec(anchored.text.slice(end - 1)) ?? []
  const opens = /["“„«「『‘]|(?:^|\s)'/u
  const closes = /["”“»«」』’']/u
  return /["“”„«»「」『』]/u.test(anchored.slice(span)) || (opens.test(before) && closes.test(after))
}

/** Reports a kind that the statement's words or its speaker contradict. */
export const checkKind = (scope: Scope, statement: Statement, span: Span, place: Place): void => {
  const { kind, speaker, speakerAsWritten } = statement
  if (kind === 'QUOTE' && !isQuoted(scope, span)) {
    scope.report(place, 'a QUOTE stands in quotation marks: this is a PARAPHRASE')
  }
  if (kind === 'NARRATION' && (speaker ?? speakerAsWritten)) {
    scope.report(place, 'a NARRATION is the article’s own and has no speaker: this is a QUOTE or a PARAPHRASE')
  }
}
