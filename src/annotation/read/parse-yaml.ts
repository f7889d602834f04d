import { Composer, type CST, type Document, Lexer, LineCounter, Parser } from 'yaml'
import type { Fault } from './yaml-faults.ts'

/** A parsed YAML document, and the lines of its text. */
export interface ParsedYaml {
  readonly document: Document
  readonly lines: LineCounter
  /** Why the file was not read to its end; the document is what was read before it. */
  readonly stopped?: Fault
}

/** How deep values may lie in each other: an annotation needs ten. Past some hundred the parser exhausts the stack. */
const deepest = 64

/** How many tokens a file may hold, each half a kilobyte of memory: a registry of four megabytes has 800,000. */
const mostTokens = 1_000_000

/** The same options for every file: YAML 1.2, whose texts are not turned into dates, and no tags but those of its core. */
const options = { prettyErrors: false, stringKeys: true, uniqueKeys: false, resolveKnownTags: false } as const

const depthMessage = `is nested more than ${deepest} levels deep: nothing in these files lies so deep`
const lengthMessage = `has more than ${mostTokens} keys, values, signs and line breaks: split it`
const secondMessage = 'begins a second document: each file holds one'

/** Parses YAML, faulty or not: the faults stand in the document. Of hostile depth or length only the beginning is parsed. */
export const parseYaml = (text: string): ParsedYaml => {
  const lines = new LineCounter()
  let stopped: Fault | undefined
  function* tokens(): Generator<CST.Token> {
    const parser = new Parser(lines.addNewLine)
    lines.addNewLine(0)
    let count = 0
    for (const lexeme of new Lexer().lex(text)) {
      yield* parser.next(lexeme)
      count += 1
      // The document is the first of the stack.
      const tooDeep = parser.stack[deepest + 1]
      if (tooDeep) stopped = { index: tooDeep.offset, message: depthMessage }
      else if (count > mostTokens) stopped = { index: parser.stack.at(-1)?.offset ?? 0, message: lengthMessage }
      if (stopped) break
    }
    yield* parser.end()
  }
  const documents = new Composer({ ...options, lineCounter: lines }).compose(tokens(), true, text.length)
  // With `true` there is one, however empty the file.
  const document = documents.next().value as unknown as Document
  const other = documents.next()
  if (!other.done) stopped ??= { index: other.value.range[0], message: secondMessage }
  return { document, lines, ...(stopped && { stopped }) }
}
