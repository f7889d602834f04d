import { compare, type Report } from '../problems.ts'
import type { Entities, Entity, EntityKind } from './entities.ts'

/** The slug of what a declaration stands under, and the key that says so. */
const aboveOf = (entity: Entity): { key: string; slug: string | undefined } => {
  const declared = entity.declared as { parent?: string; partOf?: string; broader?: string }
  if (entity.kind === 'organization') return { key: 'parent', slug: declared.parent }
  if (entity.kind === 'issue') return { key: 'broader', slug: declared.broader }
  return { key: 'partOf', slug: declared.partOf }
}

/** The entities met on the way up from one, itself first, until the top, one that was met already, or one that is `known`. */
const pathUp = (entities: Entities, from: Entity, known: ReadonlySet<Entity>): Entity[] => {
  const met = new Set<Entity>()
  for (let entity: Entity | undefined = from; entity && !met.has(entity) && !known.has(entity); ) {
    met.add(entity)
    const { slug }: { slug: string | undefined } = aboveOf(entity)
    entity = slug === undefined ? undefined : entities.find<EntityKind>(entity.kind, slug)
  }
  return [...met]
}

/** These entities and all that stand above them. */
export const withAllAbove = (entities: Entities, below: readonly Entity[]): Set<Entity> => {
  const all = new Set<Entity>()
  for (const entity of below) {
    for (const above of pathUp(entities, entity, all)) all.add(above)
  }
  return all
}

/** The part of a way up that comes back to itself, from its first member by slug; empty where the way has a top. */
const circleIn = (path: readonly Entity[]): Entity[] => {
  const last = path.at(-1)
  const start = last ? path.findIndex(({ slug }) => slug === aboveOf(last).slug) : -1
  if (start < 0) return []
  const circle = path.slice(start)
  const slugs = circle.map(({ slug }) => slug)
  const first = slugs.indexOf([...slugs].sort(compare)[0] ?? '')
  return [...circle.slice(first), ...circle.slice(0, first)]
}

/** Reports each circle once, at its first member. */
export const reportCircles = (entities: Entities, kind: EntityKind, report: Report): void => {
  const settled = new Set<Entity>()
  for (const entity of entities.list<EntityKind>(kind)) {
    const path = pathUp(entities, entity, settled)
    for (const member of path) settled.add(member)
    const circle = circleIn(path)
    const [first] = circle
    if (!first) continue
    const { key } = aboveOf(first)
    report(first.at(key), `${key} goes in a circle: ${[...circle, first].map(({ slug }) => slug).join(' → ')}`)
  }
}
