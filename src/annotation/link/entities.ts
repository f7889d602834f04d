import type { FactOrigin } from '../../generated/prisma/enums.ts'
import { idOf } from '../../lib/ids.ts'
import type { AnnotationFile } from '../format.ts'
import type { RegistryFile } from '../format-entities.ts'
import { compare, formatPlace, type Place, type Report } from '../problems.ts'
import type { YamlFile } from '../read/yaml-file.ts'
import type { Seeds } from '../read.ts'
import { didYouMean } from '../suggest.ts'

/** The kinds of entity, and the section in which each is declared. */
export const sections = {
  person: 'persons',
  organization: 'organizations',
  place: 'places',
  issue: 'issues',
  meeting: 'meetings',
} as const

export type EntityKind = keyof typeof sections

export const entityKinds = Object.keys(sections) as EntityKind[]

/** What a file says of an entity of some kind. */
export type Declaration<Kind extends EntityKind> = RegistryFile[(typeof sections)[Kind]][string]

/** An entity as declared. */
export interface Entity<Kind extends EntityKind = EntityKind> {
  readonly kind: Kind
  readonly slug: string
  readonly id: string
  readonly origin: FactOrigin
  readonly declared: Declaration<Kind>
  /** Where it is declared. */
  readonly place: Place
  /** Where one of the declaration's values stands. */
  at(...path: readonly PropertyKey[]): Place
}

/** Every entity that the files declare. */
export interface Entities {
  list<Kind extends EntityKind>(kind: Kind): readonly Entity<Kind>[]
  /** The entity's id; null, and reported, where none is declared. `by` notes that it is used. */
  resolve(kind: EntityKind, slug: string, place: Place): string | null
  resolve(kind: EntityKind, slug: string | undefined, place: Place): string | null
  find<Kind extends EntityKind>(kind: Kind, slug: string): Entity<Kind> | undefined
}

const tables = {
  person: 'Person',
  organization: 'Organization',
  place: 'Place',
  issue: 'Issue',
  meeting: 'Meeting',
} as const

interface Source {
  readonly yaml: YamlFile<unknown>
  /** The path under which the file declares entities. */
  readonly above: readonly string[]
  readonly declarations: RegistryFile | AnnotationFile['entities']
  readonly origin: FactOrigin
}

const sourcesOf = (seeds: Seeds): Source[] => [
  ...seeds.registry.map((yaml) => ({ yaml, above: [], declarations: yaml.data, origin: 'ANNOTATION' as const })),
  ...seeds.articles.map(({ yaml }) => ({
    yaml,
    above: ['entities'],
    declarations: yaml.data.entities,
    origin: yaml.data.origin,
  })),
]

const declare = <Kind extends EntityKind>(
  kind: Kind,
  { yaml, above, declarations, origin }: Source,
): Entity<Kind>[] => {
  const section = sections[kind]
  return Object.entries(declarations[section]).map(([slug, declared]) => {
    const path = [...above, section, slug]
    return {
      kind,
      slug,
      id: idOf(tables[kind], slug),
      origin,
      declared: declared as Declaration<Kind>,
      place: yaml.keyAt(path),
      at: (...below) => yaml.at([...path, ...below]),
    }
  })
}

/** Words close to an unknown one are sought among all: of many unknown ones the first show what is wrong with them. */
const mostSuggestions = 100

type BySlug = Map<string, Entity>

const collect = (kind: EntityKind, sources: readonly Source[], report: Report): BySlug => {
  const bySlug: BySlug = new Map()
  for (const entity of sources.flatMap((source) => declare(kind, source))) {
    const first = bySlug.get(entity.slug)
    if (first) report(entity.place, `${kind} "${entity.slug}" is declared already at ${formatPlace(first.place)}`)
    else bySlug.set(entity.slug, entity)
  }
  return new Map([...bySlug].sort(([one], [other]) => compare(one, other)))
}

/** Gathers what registry and annotations declare; reports what is declared twice. */
export const gatherEntities = (seeds: Seeds, report: Report): Entities => {
  const sources = sourcesOf(seeds)
  const byKind = Object.fromEntries(entityKinds.map((kind) => [kind, collect(kind, sources, report)])) as Record<
    EntityKind,
    BySlug
  >
  const find = (kind: EntityKind, slug: string) => byKind[kind].get(slug)
  let unknown = 0
  return {
    list: (kind) => [...byKind[kind].values()] as unknown as Entity<typeof kind>[],
    find: (kind, slug) => find(kind, slug) as Entity<typeof kind> | undefined,
    resolve: (kind, slug, place) => {
      if (slug === undefined) return null
      const entity = find(kind, slug)
      if (entity) return entity.id
      // What a faulty file declares may be right: its own faults are told.
      if (!seeds.faultyEntities.has(`${sections[kind]}/${slug}`)) {
        unknown += 1
        const hint = unknown > mostSuggestions ? '' : didYouMean(slug, byKind[kind].keys())
        report(place, `unknown ${kind} "${slug}"${hint}`)
      }
      return null
    },
  }
}
