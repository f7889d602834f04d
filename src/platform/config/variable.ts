import { z } from 'zod'

/** One environment variable: what the README says of it, and how its text is read. */
export interface Variable<Value> {
  readonly name: string
  /** What stands where it is not set; empty where nothing does. */
  readonly default: string
  readonly meaning: string
  /** Takes the text, without space around it. */
  readonly schema: z.ZodType<Value, string>
  /** Whether its value may hold a secret, and is never repeated. */
  readonly isSecret?: boolean
}

/** The variables of one part of the configuration, by the names that the program has for their values. */
export type VariableGroup = Readonly<Record<string, Variable<unknown>>>

/** The values of a group of variables. */
export type ValuesOf<Group extends VariableGroup> = {
  readonly [Key in keyof Group]: Group[Key] extends Variable<infer Value> ? Value : never
}

/** What may be left out: an empty text is undefined. */
export const optional = <Value>(schema: z.ZodType<Value, string>): z.ZodType<Value | undefined, string> =>
  z
    .string()
    .transform((text) => (text === '' ? undefined : text))
    .pipe(schema.optional())

/** A whole number in digits, from `least` to `most`: `what` is said of one that is not. */
export const wholeNumber = (least: number, most: number, what = 'is out of bounds'): z.ZodType<number, string> =>
  z
    .string()
    .refine(
      (text) => /^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most,
      `${what}: write a whole number from ${least} to ${most}`,
    )
    .transform(Number)

/** A time in milliseconds, from `least` to a day. */
export const milliseconds = (least: number): z.ZodType<number, string> =>
  wholeNumber(least, 86_400_000, 'is no time in milliseconds')

/** One of some words. */
export const oneOf = <const Word extends string>(words: readonly Word[], what: string): z.ZodType<Word, string> =>
  z
    .string()
    .refine((text): text is Word => words.some((word) => word === text), `${what}: write one of ${words.join(', ')}`)

/** Items with commas between them, each read by itself; none in an empty text. */
export const listOf = <Item>(item: z.ZodType<Item, string>): z.ZodType<Item[], string> =>
  z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((each) => each.trim())
        .filter((each) => each !== ''),
    )
    .pipe(z.array(item))

/** A switch. */
export const onOrOff: z.ZodType<boolean, string> = oneOf(['on', 'off'], 'is no setting of a switch').transform(
  (word) => word === 'on',
)
