import { InputError } from '../graphql/errors.ts'

/** What is looked for: the whole query for texts, and what of it names are compared with. */
export interface SearchQuery {
  /** In the syntax of `websearch_to_tsquery`. */
  readonly text: string
  /** The names that `or` separates, without what is excluded. */
  readonly names: readonly string[]
  /** Words and phrases after a minus sign. */
  readonly excluded: readonly string[]
}

/** Code points. */
const maxLength = 200

const exclusion = /(?<=^|\s)-\s*(?:"([^"]*)"?|(\S+))/gu
const alternative = /(?:^|\s+)or(?:\s+|$)/iu

/** @throws InputError for a query of nothing, or of too much. */
export const parseQuery = (query: string): SearchQuery => {
  const { length } = [...query]
  if (length > maxLength) {
    throw new InputError(`query: ${length} characters are too many: ask with at most ${maxLength}`)
  }
  // PostgreSQL's texts have no NUL, and its parser no room for more than some thirty minus signs in a row.
  const text = query
    .replaceAll('\0', ' ')
    .replace(/-(?:\s*-)+/gu, '-')
    .normalize('NFC')
    .trim()
  if (text === '') throw new InputError('query: it is blank: pass a name, or words of a text')
  return {
    text,
    names: text.replace(exclusion, ' ').split(alternative).filter(hasWords),
    excluded: [...text.matchAll(exclusion)].map(([, phrase, word]) => phrase ?? word ?? '').filter(hasWords),
  }
}

const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text)
