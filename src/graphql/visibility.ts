import { Prisma } from '../generated/prisma/client.ts'

/** The types that have an id, each named as its Prisma model is. */
export type NodeModel = EntityModel | FactModel | 'Article' | 'Mention' | 'Citation'
export type EntityModel = (typeof entityModels)[number]
export type FactModel = (typeof factModels)[number]

export const entityModels = ['Person', 'Organization', 'Place', 'Issue', 'Meeting'] as const
export const factModels = ['MeetingReport', 'Participation', 'AgendaItem', 'Position', 'Statement'] as const

/** What may be read: of facts the accepted ones. In Prisma's form. */
export const acceptedOnly = { reviewStatus: 'ACCEPTED' } as const

export const isFactModel = (model: string): model is FactModel => factModels.some((fact) => fact === model)

/** The same as a condition in SQL on the table or alias `node`; TRUE for what is always visible. */
export const visibleSql = (model: NodeModel): Prisma.Sql =>
  isFactModel(model) ? Prisma.sql`node."reviewStatus" = 'ACCEPTED'` : Prisma.sql`TRUE`
