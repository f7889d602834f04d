import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from '../../graphql/context.ts'
import { findNode } from '../../graphql/load-nodes.ts'
import { type FactModel, factModels } from '../../graphql/visibility.ts'
import { citationColumns } from '../fact/loaders.ts'
import type { Fact } from '../fact/node.ts'

type FactIds = Record<(typeof citationColumns)[FactModel], string | null>

/** The columns of a citation that point at its fact. */
export const factIds = {
  meetingReportId: true,
  participationId: true,
  agendaItemId: true,
  positionId: true,
  statementId: true,
} as const satisfies Record<keyof FactIds, true>

/** The fact that a citation belongs to; null where it is not visible. */
export const findCitedFact = async (context: Context, info: GraphQLResolveInfo, ids: FactIds) => {
  for (const model of factModels) {
    const id = ids[citationColumns[model]]
    // The row is marked with its type, by which the interface knows it.
    if (id !== null) return (await findNode(context, info, model, id)) as (typeof Fact)['$inferType'] | null
  }
  return null
}
