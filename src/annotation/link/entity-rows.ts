import { foldName } from '../../lib/name-folding.ts'
import type { Report } from '../problems.ts'
import type { Rows } from '../rows.ts'
import { type Entities, type Entity, type EntityKind, entityKinds } from './entities.ts'
import { reportCircles } from './hierarchies.ts'
import { readDuration } from './values.ts'

const named = ({ id, slug, origin, declared: { name, aliases } }: Entity) => ({
  id,
  slug,
  name,
  sortName: foldName(name),
  aliases: [...new Set(aliases)].filter((alias) => alias !== name),
  origin,
})

/** The rows of all entities; reports unknown and circular references between them. */
export const linkEntities = (entities: Entities, rows: Rows, report: Report): void => {
  const above = (entity: Entity, kind: EntityKind, key: string, slug: string | undefined) =>
    entities.resolve(kind, slug, entity.at(key))

  for (const entity of entities.list('person')) rows.Person.push(named(entity))
  for (const entity of entities.list('organization')) {
    const { kind, parent, country } = entity.declared
    const parentId = above(entity, 'organization', 'parent', parent)
    rows.Organization.push({ ...named(entity), kind, parentId, countryId: above(entity, 'place', 'country', country) })
  }
  for (const entity of entities.list('place')) {
    const { kind, partOf, coordinates } = entity.declared
    const { latitude = null, longitude = null } = coordinates ?? {}
    rows.Place.push({ ...named(entity), kind, latitude, longitude, partOfId: above(entity, 'place', 'partOf', partOf) })
  }
  for (const entity of entities.list('issue')) {
    rows.Issue.push({ ...named(entity), broaderId: above(entity, 'issue', 'broader', entity.declared.broader) })
  }
  for (const entity of entities.list('meeting')) {
    const { kind, partOf, sequence = null, purpose = null } = entity.declared
    const duration = readDuration(entity.declared.duration, entity.at('duration'), report)
    const partOfId = above(entity, 'meeting', 'partOf', partOf)
    rows.Meeting.push({ ...named(entity), kind, sequence, duration, purpose, partOfId })
  }
  for (const kind of entityKinds) reportCircles(entities, kind, report)
}
