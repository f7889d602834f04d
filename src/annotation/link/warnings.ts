import { type Problem, problemAt, sortProblems } from '../problems.ts'
import type { Rows } from '../rows.ts'
import { type Entities, type Entity, type EntityKind, entityKinds } from './entities.ts'
import type { Findings } from './find-names.ts'
import { withAllAbove } from './hierarchies.ts'

/** Gathers what is odd, but not wrong. */
export interface Warnings {
  noteAmbiguous(ambiguous: Findings['ambiguous']): void
  noteUnused(entities: Entities, rows: Rows): void
  list(): Problem[]
}

/** The ids in all columns of all rows that are not those of entities themselves: whatever uses something names its id. */
const collectUsedIds = ({ Place, Organization, Person, Issue, Meeting, ...facts }: Rows): Set<unknown> => {
  const used = new Set<unknown>(Organization.map(({ countryId }) => countryId))
  for (const rows of Object.values(facts) as Record<string, unknown>[][]) {
    const columns = Object.keys(rows[0] ?? {}).filter((column) => column.endsWith('Id'))
    for (const row of rows) for (const column of columns) used.add(row[column])
  }
  return used
}

/** Takes note of oddities; each is told once. */
export const createWarnings = (): Warnings => {
  const warnings: Problem[] = []
  const warn = ({ place }: Entity, message: string) => warnings.push(problemAt(place, message))

  return {
    noteAmbiguous: (ambiguous) => {
      for (const { name, entities } of ambiguous) {
        const [first, ...others] = entities
        const rest = others.map(({ kind, slug }) => `${kind} "${slug}"`).join(' and ')
        if (first)
          warn(first, `"${name}" is also a name of ${rest}: it is linked only where "mentions" says which is meant`)
      }
    },
    noteUnused: (entities, rows) => {
      const used = collectUsedIds(rows)
      for (const kind of entityKinds) {
        const all = entities.list<EntityKind>(kind)
        const isUsed = ({ id }: Entity) => used.has(id)
        const kept = withAllAbove(entities, all.filter(isUsed))
        for (const entity of all)
          if (!kept.has(entity)) warn(entity, `${kind} "${entity.slug}" is neither named nor used by a fact`)
      }
    },
    list: () => sortProblems(warnings),
  }
}
