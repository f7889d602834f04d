import type { z } from 'zod'
import type { annotationFile } from '../../../src/annotation/format.ts'

/** An annotation as a person writes it. */
export type Annotation = z.input<typeof annotationFile>
type Section<Name extends keyof Annotation> = NonNullable<Annotation[Name]>
export type MeetingDeclaration = NonNullable<NonNullable<Annotation['entities']>['meetings']>[string]
type MeetingFacts = {
  [List in keyof Required<Section<'meetings'>[string]>]: NonNullable<Section<'meetings'>[string][List]>
}

/** An article and its annotation, as two files hold them. */
export interface GeneratedArticle {
  readonly slug: string
  readonly text: string
  readonly annotation: Annotation
}

/** A span by its words; `prefix` and `suffix` are filled in where the words stand in the text more than once. */
export interface Quoted {
  quote: string
  prefix?: string
  suffix?: string
}

/** A sentence of a draft. */
export interface Sentence {
  /** Quotes words of the sentence, all of it where none are given; `rest` is what else is said of them. */
  quote<Rest extends object = object>(words?: string, rest?: Rest): Quoted & Rest
}

/** An article while it is written: its sentences, and the facts that they tell. */
export interface Draft {
  /** Adds a sentence; the first of a paragraph after `breakParagraph`. */
  say(sentence: string): Sentence
  breakParagraph(): void
  declareMeeting(slug: string, meeting: MeetingDeclaration): void
  /** The facts told of a meeting, to be added to. */
  factsOf(meeting: string): MeetingFacts
  readonly mentions: Section<'mentions'>
  readonly positions: Section<'positions'>
  readonly statements: Section<'statements'>
  readonly uncited: Section<'uncited'>
  finish(slug: string, article: Annotation['article'], header?: Partial<Annotation>): GeneratedArticle
}

const isUnique = (text: string, words: string): boolean => text.indexOf(words) === text.lastIndexOf(words)

/** Says by the rest of its sentence which of several places a quote means: no sentence stands in a text twice. */
const tellApart = (text: string, sentence: string, quoted: Quoted): void => {
  if (isUnique(text, quoted.quote)) return
  const at = sentence.indexOf(quoted.quote)
  if (at > 0) quoted.prefix = sentence.slice(0, at)
  const rest = sentence.slice(at + quoted.quote.length)
  if (rest !== '') quoted.suffix = rest
}

const createDraft = (): Draft => {
  const paragraphs: string[][] = [[]]
  const quotes: { sentence: string; quoted: Quoted }[] = []
  const meetings: Record<string, MeetingDeclaration> = {}
  const facts: Record<string, MeetingFacts> = {}
  const draft = { mentions: [], positions: [], statements: [], uncited: [] } as Pick<
    Draft,
    'mentions' | 'positions' | 'statements' | 'uncited'
  >
  return {
    ...draft,
    say: (sentence) => {
      paragraphs.at(-1)?.push(sentence)
      return {
        quote: (words = sentence, rest) => {
          if (!sentence.includes(words)) throw new RangeError(`"${sentence}" does not hold "${words}"`)
          const quoted = Object.assign({ quote: words } as Quoted, rest as NonNullable<typeof rest>)
          quotes.push({ sentence, quoted })
          return quoted
        },
      }
    },
    breakParagraph: () => paragraphs.push([]),
    declareMeeting: (slug, meeting) => {
      meetings[slug] = meeting
    },
    factsOf: (meeting) => {
      facts[meeting] ??= { reports: [], participants: [], agenda: [] }
      return facts[meeting]
    },
    finish: (slug, article, header = {}) => {
      const text = `${paragraphs.map((sentences) => sentences.join(' ')).join('\n\n')}\n`
      for (const { sentence, quoted } of quotes) tellApart(text, sentence, quoted)
      return { slug, text, annotation: { article, ...header, entities: { meetings }, meetings: facts, ...draft } }
    },
  }
}

/** Drafts of which the first alone declares the meetings that all of them tell of. */
export const declareOnce = (declare: (draft: Draft) => void): (() => Draft) => {
  let isDeclared = false
  return () => {
    const draft = createDraft()
    if (!isDeclared) declare(draft)
    isDeclared = true
    return draft
  }
}
