import type { z } from 'zod'
import { didYouMean } from '../suggest.ts'

/** One thing that is wrong with the shape of a file, and where. */
export interface ShapeProblem {
  readonly path: readonly PropertyKey[]
  /** Whether the key is wrong, rather than what stands under it. */
  readonly atKey: boolean
  readonly message: string
  /** What could stand there instead, where a vocabulary says it. */
  readonly allowed?: unknown
}

const nouns: Record<string, string> = {
  string: 'text',
  object: 'a mapping (key: value)',
  record: 'a mapping (key: value)',
  array: 'a list',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
}

const nounOf = (input: unknown): string => {
  if (input === null) return 'nothing'
  if (Array.isArray(input)) return 'a list'
  return nouns[typeof input] ?? typeof input
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

/**
 * The words for what zod finds, in place of its own; what format.ts says itself goes before them. Of unknown keys this is the
 * list of the keys known there, from which the message is made later, one for each key.
 */
export const wordIssue = (issue: z.core.$ZodRawIssue): string | undefined => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing'
      return `must be ${nouns[issue.expected] ?? issue.expected}, not ${nounOf(issue.input)}`
    case 'invalid_value':
      return issue.input === undefined
        ? `is missing: write ${listed(issue.values.map(String))}`
        : `must be ${listed(issue.values.map(String))}, not ${JSON.stringify(issue.input)}`
    case 'unrecognized_keys':
      return Object.keys((issue.inst as z.ZodObject | undefined)?.shape ?? {}).join(' ')
    case 'too_small':
      return `must be ${issue.minimum} or more`
    case 'too_big':
      return `must be ${issue.maximum} or less`
    case 'invalid_format':
      return `is not a ${issue.format === 'url' ? 'web address: write https://…' : issue.format}`
    default:
      return undefined
  }
}

type Issue = z.core.$ZodIssue

const isOfOtherType = (issue: Issue): boolean => issue.path.length === 0 && issue.code === 'invalid_type'

/** Of a union, the branch that the writer meant: the one whose kind of value stands there. */
const explainUnion = (issue: z.core.$ZodIssueInvalidUnion): ShapeProblem[] => {
  const branches = issue.errors.map((branch) => branch.flatMap(flattenUnions))
  const meant = branches.find((branch) => !branch.some(isOfOtherType))
  if (meant) return meant.flatMap((inner) => explainIssue({ ...inner, path: [...issue.path, ...inner.path] }))
  const expected = branches
    .flat()
    .flatMap((inner) => (inner.code === 'invalid_type' ? [nouns[inner.expected] ?? inner.expected] : []))
  const message =
    issue.input === undefined ? 'is missing' : `must be ${listed([...new Set(expected)])}, not ${nounOf(issue.input)}`
  return [{ path: issue.path, atKey: false, message: naming(issue.path, message) }]
}

/** A union within a union is one union. */
const flattenUnions = (issue: Issue): Issue[] => {
  if (issue.code !== 'invalid_union' || issue.path.length > 0) return [issue]
  const branches = issue.errors.map((branch) => branch.flatMap(flattenUnions))
  return branches.find((branch) => !branch.some(isOfOtherType)) ?? branches.flat()
}

/** `"role" must be …`; of an item of a list, `"cite" item 2 must be …`. */
const naming = (path: readonly PropertyKey[], message: string): string => {
  const last = path.at(-1)
  if (typeof last === 'string') return `"${last}" ${message}`
  const key = path.findLast((step) => typeof step === 'string')
  if (typeof last === 'number' && key !== undefined) return `"${String(key)}" item ${last + 1} ${message}`
  return `the file ${message}`
}

/** What a person needs to know of a zod issue whose messages come from `wordIssue`. */
export const explainIssue = (issue: Issue): ShapeProblem[] => {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...issue.path, key],
        atKey: true,
        message: `unknown key "${key}"${didYouMean(key, issue.message.split(' '))}`,
      }))
    case 'invalid_key':
      return issue.issues.map((inner) => ({
        path: issue.path,
        atKey: true,
        message: naming(issue.path, inner.message),
      }))
    case 'invalid_union':
      return explainUnion(issue)
    case 'invalid_value':
      return [{ path: issue.path, atKey: false, message: naming(issue.path, issue.message), allowed: issue.values[0] }]
    default:
      return [{ path: issue.path, atKey: false, message: naming(issue.path, issue.message) }]
  }
}
