import { type Document, isMap, isNode, isScalar, isSeq, type Node, type YAMLMap } from 'yaml'
import type { Place } from '../problems.ts'
import type { ParsedYaml } from './parse-yaml.ts'

/** The way to a value: keys and indexes from the top of the document. */
export type Path = readonly PropertyKey[]

/** Line and column of a place. */
export type Position = Omit<Place, 'file'>

/** The position of a UTF-16 index of the text. */
export const positionAt = ({ lines }: ParsedYaml, index: number): Position => {
  const { line, col } = lines.linePos(index)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}

interface Step {
  readonly key: unknown
  readonly value: unknown
}

const stepsBelow = new WeakMap<YAMLMap, ReadonlyMap<unknown, Step>>()

/** A mapping's own look-up goes through all of its keys each time: of a large file, every place would take as long as reading it. */
const stepsOf = (map: YAMLMap): ReadonlyMap<unknown, Step> => {
  const known = stepsBelow.get(map)
  if (known) return known
  const steps = new Map(map.items.map((pair) => [isScalar(pair.key) ? pair.key.value : pair.key, pair]))
  stepsBelow.set(map, steps)
  return steps
}

/** The key and the value one step below a node. A single value may stand where a list of one is meant. */
const stepInto = (node: unknown, step: PropertyKey): Step | null => {
  if (isMap(node)) {
    const below = stepsOf(node).get(step)
    if (below) return below
  }
  if (isSeq(node)) {
    const value = typeof step === 'number' ? node.items[step] : undefined
    return value === undefined ? null : { key: value, value }
  }
  return step === 0 ? { key: node, value: node } : null
}

const hasPlace = (node: unknown): node is Node => isNode(node) && Boolean(node.range)

/** The innermost node at or around a path; of the last step the key, where the key is asked for. */
const findNode = (document: Document, path: Path, wanted: 'key' | 'value'): Node | null => {
  let found: Node | null = document.contents
  let node: unknown = document.contents
  for (const [depth, key] of path.entries()) {
    const step = stepInto(node, key)
    if (!step) break
    node = step.value
    const isKeyWanted = wanted === 'key' && depth === path.length - 1
    const candidates = isKeyWanted ? [step.key] : [step.value, step.key]
    found = candidates.find(hasPlace) ?? found
  }
  return found
}

/** Where the value at a path stands (or its key), or the nearest one around it that does. */
export const locate = (parsed: ParsedYaml, path: Path, wanted: 'key' | 'value'): Position =>
  positionAt(parsed, findNode(parsed.document, path, wanted)?.range?.[0] ?? 0)
