import { idOf } from '../../lib/ids.ts'
import type { AnnotationFile } from '../format.ts'
import type { Path } from '../read/locate.ts'
import { addCitations } from './citations.ts'
import { reviewOf, type Scope } from './scope.ts'
import { readDate } from './values.ts'

type Position = AnnotationFile['positions'][number]

const linkPosition = (scope: Scope, position: Position, path: Path): void => {
  const { entities, report } = scope
  const { title } = position
  const personId = entities.resolve('person', position.person, scope.at(...path, 'person'))
  const organizationId = entities.resolve('organization', position.organization, scope.at(...path, 'organization'))
  const from = readDate(position.from, scope.at(...path, 'from'), report)
  const to = readDate(position.to, scope.at(...path, 'to'), report)
  if (from && to && to.latest < from.earliest) report(scope.at(...path, 'to'), `"to" is before "from" (${from.edtf})`)
  const id = idOf('Position', personId, title, organizationId)
  const row = {
    id,
    title,
    from: from?.edtf ?? null,
    fromEarliest: from?.earliest ?? null,
    fromLatest: from?.latest ?? null,
    to: to?.edtf ?? null,
    toEarliest: to?.earliest ?? null,
    toLatest: to?.latest ?? null,
    ...reviewOf(scope, position),
    personId: personId ?? '',
    organizationId,
  }
  scope.facts.add('Position', row, scope.at(...path))
  addCitations(scope, 'Position', id, position.cite, path)
}

/** Links the positions that an article names persons in. */
export const linkPositions = (scope: Scope): void => {
  for (const [index, position] of scope.source.yaml.data.positions.entries()) {
    linkPosition(scope, position, ['positions', index])
  }
}
