import type { Report } from '../problems.ts'
import type { Entities, Entity, EntityKind } from './entities.ts'

/** The slug of what a declaration stands under, and the key that says so. */
const aboveOf = (entity: Entity): { key: string; slug: string | undefined } => {
  const declared = entity.declared as { parent?: string; partOf?: string; broader?: string }
  if (entity.kind === 'organization') return { key: 'parent', slug: declared.parent }
  if (entity.kind === 'issue') return { key: 'broader', slug: declared.broader }
  return { key: 'partOf', slug: declared.partOf }
}

/** The entities met on the way up from one, itself first, until the top or one that was met already. */
export const pathUp = (entities: Entities, from: Entity): Entity[] => {
  const path: Entity[] = []
  const met = new Set<Entity>()
  for (let entity: Entity | undefined = from; entity && !met.has(entity); ) {
    met.add(entity)
    path.push(entity)
    const { slug }: { slug: string | undefined } = aboveOf(entity)
    entity = slug === undefined ? undefined : entities.find<EntityKind>(entity.kind, slug)
  }
  return path
}

/** Reports each circle once, at its first member. */
export const reportCircles = (entities: Entities, kind: EntityKind, report: Report): void => {
  const told = new Set<Entity>()
  for (const entity of entities.list<EntityKind>(kind)) {
    const path = pathUp(entities, entity)
    const top = path.at(-1) ?? entity
    const isInCircle = aboveOf(top).slug === entity.slug
    if (!isInCircle || told.has(entity)) continue
    for (const member of path) told.add(member)
    const { key } = aboveOf(entity)
    const circle = [...path, entity].map(({ slug }) => slug).join(' → ')
    report(entity.at(key), `${key} goes in a circle: ${circle}`)
  }
}
