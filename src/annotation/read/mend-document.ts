import { type Document, isMap, isNode, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml'
import type { ShapeProblem } from './explain-shape.ts'

type Path = readonly PropertyKey[]

/** A value in its collection, held by identity: indexes move when something before them goes. */
interface Slot {
  readonly collection: YAMLMap<unknown, unknown> | YAMLSeq
  readonly item: unknown
}

/** The collections from the top of the document down to a path's parent. */
const collectionsAbove = (document: Document, path: Path): unknown[] =>
  path.map((_, depth) => (depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true)))

/** Where the value at a path stands; where there is none, the value around it, since that lacks something it needs. */
const findSlot = (document: Document, path: Path): Slot | null => {
  if (path.length === 0) return null
  const parent = collectionsAbove(document, path).at(-1)
  const key = path.at(-1)
  if (isMap(parent)) {
    const item = parent.items.find((pair) => String(pair.key) === key)
    if (item) return { collection: parent, item }
  }
  if (isSeq(parent) && typeof key === 'number' && key in parent.items) {
    return { collection: parent, item: parent.items[key] }
  }
  return findSlot(document, path.slice(0, -1))
}

const remove = ({ collection, item }: Slot): void => {
  const index = (collection.items as unknown[]).indexOf(item)
  if (index >= 0) collection.items.splice(index, 1)
}

/**
 * Takes out of a document what is wrong with its shape, or puts in its place what a vocabulary allows, so that the rest can be
 * checked. Returns the nodes that now lack something.
 */
export const mendDocument = (document: Document, problems: readonly ShapeProblem[]): Node[] => {
  const slots = problems.map(({ path, allowed }) => ({ path, allowed, slot: findSlot(document, path) }))
  const damaged = slots.flatMap(({ path }) => collectionsAbove(document, path))
  for (const { path, allowed, slot } of slots) {
    if (slot === null) document.contents = null
    else if (allowed !== undefined && document.hasIn(path) && isMap(slot.collection)) {
      ;(slot.item as Pair).value = document.createNode(allowed)
    } else remove(slot)
  }
  return damaged.filter(isNode)
}
