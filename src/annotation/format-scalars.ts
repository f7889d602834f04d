import { z } from 'zod'
import { isSlug, slugPattern } from '../lib/slug.ts'

/** PostgreSQL's index rows end at 2,704 bytes, and a character takes up to four. */
const mostCharacters = 500

/** The slug under which something is declared. */
export const declaredSlug = z
  .string()
  .max(mostCharacters, `is longer than ${mostCharacters} characters`)
  .refine(isSlug, 'is not a slug: lower-case letters and digits, in words joined by "-"')

/** A reference to what is declared elsewhere: one that is ill-formed is unknown, and told as such, with what it may mean. */
export const slug = z.string().meta({ pattern: slugPattern.source })
/** What PostgreSQL cannot store, as a quote too is refused that holds it. */
const isStorable = (value: string): boolean => !/\p{Surrogate}/u.test(value) && !value.includes('\0')

/** Words verbatim. */
export const words = z.string().refine(isStorable, 'holds a NUL or half a character')

// Marks of direction are part of Arabic and Hebrew texts; those that turn the text around them hide what stands there.
const isReadable = (value: string): boolean => !/[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/u.test(value)

/** A text for people to read. */
export const text = words
  .trim()
  .min(1, 'is empty')
  .refine(
    (value) => !isStorable(value) || isReadable(value),
    'holds a control character, or one that turns text around',
  )
  .refine((value) => value === '' || /[\p{L}\p{N}\p{P}\p{S}]/u.test(value), 'holds no visible character')

/** A text for a name or a title, which lists are sorted by. */
export const shortText = text.max(mostCharacters, `is longer than ${mostCharacters} characters`)

/** Its form is checked where it is linked. */
export const partialDate = z
  .union([z.string(), z.number()])
  .transform(String)
  .describe('A partial date in EDTF (ISO 8601-2): 2024, 2024-04, 2024-05-30, 2023-06-04/2023-06-10, 2022-11~')
