import { idOf } from '../../lib/ids.ts'
import type { Span } from '../../lib/text-anchors.ts'
import type { AnnotationFile } from '../format.ts'
import { formatPlace, type Place } from '../problems.ts'
import { type Entity, type EntityKind, entityKinds } from './entities.ts'
import { type Findings, findNames } from './find-names.ts'
import type { NameIndex } from './name-index.ts'
import { locateQuote } from './quotes.ts'
import type { Claim } from './reading.ts'
import type { Scope } from './scope.ts'

type ExplicitMention = AnnotationFile['mentions'][number]

const addMention = ({ rows, articleId, anchored, source }: Scope, span: Span, { kind, id }: Entity): void => {
  rows.Mention.push({
    id: idOf('Mention', articleId, span.start, span.end, id),
    articleId,
    ...span,
    exact: anchored.slice(span),
    origin: source.yaml.data.origin,
    personId: kind === 'person' ? id : null,
    organizationId: kind === 'organization' ? id : null,
    placeId: kind === 'place' ? id : null,
    issueId: kind === 'issue' ? id : null,
    meetingId: kind === 'meeting' ? id : null,
  })
}

/** The one entity that an explicit mention names; null, and reported, where it is not known. */
const entityOf = ({ entities, at }: Scope, mention: ExplicitMention, index: number): Entity | null => {
  for (const kind of entityKinds) {
    const slug = mention[kind]
    if (slug === undefined) continue
    entities.resolve(kind, slug, at('mentions', index, kind))
    return entities.find<EntityKind>(kind, slug) ?? null
  }
  return null
}

/** Links the annotation's own mentions. */
const linkExplicit = (scope: Scope): Claim[] => {
  const places = new Map<string, Place>()
  return scope.source.yaml.data.mentions.flatMap((mention, index) => {
    const entity = entityOf(scope, mention, index)
    const span = locateQuote(scope, mention, ['mentions', index])
    if (!entity || !span) return []
    const place = scope.at('mentions', index)
    const key = `${span.start} ${span.end} ${entity.id}`
    const first = places.get(key)
    if (first) {
      scope.report(place, `these words are linked to it already at ${formatPlace(first)}`)
      return []
    }
    places.set(key, place)
    addMention(scope, span, entity)
    return [{ start: scope.anchored.unitAt(span.start), end: scope.anchored.unitAt(span.end), entity }]
  })
}

/** Links every name in an article's text; returns those that could mean several entities, which are left alone. */
export const linkMentions = (scope: Scope, names: NameIndex): Findings['ambiguous'] => {
  const claims = linkExplicit(scope)
  const { linked, ambiguous } = findNames(scope.anchored.text, claims, names)
  for (const { start, end, entity } of linked) {
    const span = scope.anchored.spanBetween(start, end)
    if (span) addMention(scope, span, entity)
  }
  return ambiguous
}
