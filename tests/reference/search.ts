import fc from 'fast-check'
import { Kind, parse, print, type SelectionSetNode, visit } from 'graphql'
import type { RowOf } from '../../src/annotation/rows.ts'
import type { Base } from './base.ts'
import { executeReference } from './execute.ts'

/** What an operation with search answers, as far as it is looked at here. */
export interface Found {
  readonly score: number
  readonly matchedName: string | null
  readonly highlights: readonly { readonly start: number; readonly end: number; readonly exact: string }[]
  readonly item: { readonly __typename: string; readonly slug: string; readonly aliases?: readonly string[] }
}

/** Other spellings of a name that are the same but for case, diacritics, spaces and punctuation. */
export const sameSpellings = (name: string): string[] => [
  name,
  name.toUpperCase(),
  name.toLowerCase(),
  name.replaceAll(/[aeiou]/g, (vowel) => `${vowel}\u0301`).normalize('NFC'),
  name.replaceAll(' ', '. '),
  name.replaceAll(' ', ''),
]

/** A name without one of its letters. */
export const anyMisspelling = (name: string): fc.Arbitrary<string> => {
  const places = [...name].flatMap((letter, place) => (/[a-z]/.test(letter) ? [place] : []))
  return fc.constantFrom(...places).map((place) => name.slice(0, place) + name.slice(place + 1))
}

/** What an operation selects of what was found. */
const itemSelection = (operation: string): string => {
  let found: SelectionSetNode | undefined
  visit(parse(operation), {
    [Kind.FIELD]: (field) => {
      if (field.name.value === 'item') found = field.selectionSet
    },
  })
  return found ? print(found) : ''
}

/** What the reference answers of the thing that was found. */
export const referenceItem = (base: Base, operation: string, { __typename, slug }: Found['item']): unknown => {
  const field = __typename.toLowerCase()
  const { data } = executeReference(base, `{ ${field}(slug: "${slug}") ${itemSelection(operation)} }`)
  return data?.[field]
}

/** In what the highlights of a result are: the name by which it was found, or the article's text. */
export const searchedText = (base: Base, { matchedName, item }: Found): string =>
  matchedName ?? base.where('Article', 'slug', item.slug)[0]?.text ?? ''

/** All spellings of the names that somebody has. */
export const namesOf = ({ name, aliases }: Pick<RowOf<'Person'>, 'name' | 'aliases'>): string[] => [name, ...aliases]
