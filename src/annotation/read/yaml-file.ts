import { type Document, isMap, isNode } from 'yaml'
import type { z } from 'zod'
import { mostOfFile, type Place, type Report } from '../problems.ts'
import { explainIssue, wordIssue } from './explain-shape.ts'
import { locate, type Path, type Position, positionAt } from './locate.ts'
import { mendDocument } from './mend-document.ts'
import { type ParsedYaml, parseYaml } from './parse-yaml.ts'
import { yamlFaults } from './yaml-faults.ts'

/** A YAML file of the right shape, which still knows where everything stood. */
export interface YamlFile<Data> {
  readonly file: string
  readonly data: Data
  /** Whether parts of it were wrong, and left out. */
  readonly faulty: boolean
  /** Where the value at a path stands, or the nearest one around it that does. */
  at(path: Path): Place
  /** Where the key at a path stands. */
  keyAt(path: Path): Place
}

/** A place that is looked up when it is asked for: most never are. A class, since millions of them are made. */
class LazyPlace implements Place {
  readonly file: string
  readonly #find: () => Position

  constructor(file: string, find: () => Position) {
    this.file = file
    this.#find = find
  }

  get line(): number {
    return this.#find().line
  }

  get column(): number {
    return this.#find().column
  }
}

/** @param parsed what the paths lead through; parsed trees are large, so a file that is right is parsed again where need be */
const createFile = <Data>(file: string, data: Data, faulty: boolean, parsed: () => ParsedYaml): YamlFile<Data> => ({
  file,
  data,
  faulty,
  at: (path) => new LazyPlace(file, () => locate(parsed(), path, 'value')),
  keyAt: (path) => new LazyPlace(file, () => locate(parsed(), path, 'key')),
})

const parseOnce = (text: string): (() => ParsedYaml) => {
  let parsed: ParsedYaml | undefined
  return () => {
    parsed ??= parseYaml(text)
    return parsed
  }
}

type Note = (position: Position, message: string) => void

const noteSyntax = (parsed: ParsedYaml, note: Note): void => {
  for (const { index, message } of yamlFaults(parsed)) note(positionAt(parsed, index), message)
}

/** The plain values; undefined, and noted, where aliases of aliases would make a small file huge, or one holds itself. */
const toPlain = (parsed: ParsedYaml, note: Note): unknown => {
  try {
    return parsed.document.toJS()
  } catch {
    note(locate(parsed, [], 'value'), 'has aliases (*name) within aliases: write the words out')
    return undefined
  }
}

/** The innermost node at or around a path. */
const enclosing = (document: Document, path: Path): unknown => {
  const node = path.length === 0 ? document.contents : document.getIn(path, true)
  return isNode(node) || path.length === 0 ? node : enclosing(document, path.slice(0, -1))
}

/**
 * Notes everything that is wrong with the shape, and returns what is right: the faulty parts are taken out and the rest is
 * checked again, so that one wrong key does not hide what else there is to say about the file.
 */
const checkShape = <Schema extends z.ZodType>(parsed: ParsedYaml, schema: Schema, note: Note) => {
  const { document } = parsed
  const damaged = new Set<unknown>()
  for (let plain = toPlain(parsed, note); plain !== undefined; plain = document.toJS()) {
    const result = schema.safeParse(plain, { error: wordIssue, reportInput: true })
    if (result.success) return result.data
    const problems = result.error.issues.flatMap(explainIssue).slice(0, mostOfFile + 1)
    // What a part lacks only because it was taken out is no new problem.
    const fresh = problems.filter(({ path }) => !damaged.has(enclosing(document, path)))
    for (const { path, atKey, message } of fresh) note(locate(parsed, path, atKey ? 'key' : 'value'), message)
    // No annotation has so many: mending and checking on would take very long.
    if (problems.length > mostOfFile) return null
    for (const node of mendDocument(document, problems)) damaged.add(node)
    if (document.contents === null) return null
  }
  return null
}

/** What reading gives: the file where any of it has the right shape, and what a faulty one seems to declare. */
export interface YamlReading<Data> {
  readonly yaml: YamlFile<Data> | null
  /** Whether anything was wrong. */
  readonly faulty: boolean
  /** The keys that the file has under a path, right or wrong. */
  keysBelow(section: Path): string[]
}

const keysBelow = ({ document }: ParsedYaml, section: Path): string[] => {
  const node = document.getIn(section)
  return isMap(node) ? node.items.map(({ key }) => String(key)) : []
}

/** Reads a YAML file of one shape; everything wrong is reported at its line and column. */
export const readYaml = <Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
  report: Report,
): YamlReading<z.output<Schema>> => {
  const parsed = parseYaml(text)
  let faults = 0
  const note: Note = (position, message) => {
    faults += 1
    if (faults <= mostOfFile + 1) report({ file, ...position }, message)
  }
  noteSyntax(parsed, note)
  const data = faults > 0 ? null : checkShape(parsed, schema, note)
  const faulty = faults > 0
  // Of a faulty file `parsed` has lost what is wrong.
  const whole = parseOnce(text)
  const yaml = data === null ? null : createFile(file, data, faulty, faulty ? () => parsed : whole)
  return { yaml, faulty, keysBelow: (section) => keysBelow(whole(), section) }
}
