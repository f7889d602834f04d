import { Prisma } from '../generated/prisma/client.ts'

/** The types that have an id, each named as its Prisma model is. */
export type NodeModel = EntityModel | FactModel | 'Article' | 'Mention' | 'Citation'
/** What can be listed: rows of one model, or facts of every kind. */
export type ListModel = NodeModel | 'Fact'
export type EntityModel = (typeof entityModels)[number]
export type FactModel = (typeof factModels)[number]

export const entityModels = ['Person', 'Organization', 'Place', 'Issue', 'Meeting'] as const
export const factModels = ['MeetingReport', 'Participation', 'AgendaItem', 'Position', 'Statement'] as const

/** The accepted facts, in Prisma's form. */
export const acceptedOnly = { reviewStatus: 'ACCEPTED' } as const

/** The relations of a citation, of which one leads to its fact. */
const factRelations = ['meetingReport', 'participation', 'agendaItem', 'position', 'statement'] as const

/** What may be read, in Prisma's form: accepted facts, and the citations of these. */
export const visibleWhere = (model: NodeModel): object => {
  if (isFactModel(model)) return acceptedOnly
  return model === 'Citation' ? { OR: factRelations.map((relation) => ({ [relation]: acceptedOnly })) } : {}
}

const isFactModel = (model: string): model is FactModel => factModels.some((fact) => fact === model)

/** The same of rows that were found in a list: citations are listed beneath a fact alone, which is visible then. */
export const listedWhere = (model: NodeModel): object => (model === 'Citation' ? {} : visibleWhere(model))

/** What lists may show, in SQL on the alias `node`. */
export const visibleSql = (model: ListModel): Prisma.Sql =>
  isFactModel(model) ? Prisma.sql`node."reviewStatus" = 'ACCEPTED'` : Prisma.sql`TRUE`

/** The same of what is looked up by its id: a citation is visible with its fact. */
export const foundSql = (model: NodeModel): Prisma.Sql =>
  model === 'Citation'
    ? Prisma.sql`EXISTS (SELECT FROM "FactCitation" AS cited JOIN "Fact" AS fact ON fact."id" = cited."factId"
        WHERE cited."id" = node."id" AND fact."reviewStatus" = 'ACCEPTED')`
    : visibleSql(model)
