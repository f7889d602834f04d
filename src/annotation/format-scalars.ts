import { z } from 'zod'
import { isSlug, slugPattern } from '../lib/slug.ts'

/** The slug under which something is declared. */
export const declaredSlug = z
  .string()
  .refine(isSlug, 'is not a slug: lower-case letters and digits, in words joined by "-"')

/** A reference to what is declared elsewhere: one that is ill-formed is unknown, and told as such, with what it may mean. */
export const slug = z.string().meta({ pattern: slugPattern.source })
/** A text for people to read. */
export const text = z
  .string()
  .trim()
  .min(1, 'is empty')
  .refine((value) => !/\p{Surrogate}/u.test(value) && !value.includes('\0'), 'holds a NUL or half a character')
/** Its form is checked where it is linked. */
export const partialDate = z
  .union([z.string(), z.number()])
  .transform(String)
  .describe('A partial date in EDTF (ISO 8601-2): 2024, 2024-04, 2024-05-30, 2023-06-04/2023-06-10, 2022-11~')
