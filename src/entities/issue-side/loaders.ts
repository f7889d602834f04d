import { createContextCache } from '@pothos/core'
import DataLoader from 'dataloader'
import { Prisma } from '../../generated/prisma/client.ts'
import type { Link } from '../../graphql/connections/source.ts'
import type { Context } from '../../graphql/context.ts'
import { plainListCap } from '../../graphql/plain-list.ts'
import { visibleSql } from '../../graphql/visibility.ts'

/** One side of one issue: no country is a side too. */
export interface Side {
  readonly issueId: string
  readonly countryId: string | null
}

/** The statements on some issues (a query of "issueId") or narrower ones, each with the side that spoke. */
const spokenSql = (issues: Prisma.Sql) => Prisma.sql`
  WITH RECURSIVE subtree AS (
    SELECT asked."issueId", asked."issueId" AS "id" FROM (${issues}) AS asked
    UNION SELECT subtree."issueId", narrower."id" FROM "Issue" AS narrower JOIN subtree ON narrower."broaderId" = subtree."id"
  )
  SELECT subtree."issueId", side."countryId", node."id" AS "statementId"
  FROM subtree JOIN "StatementIssue" AS tie ON tie."issueId" = subtree."id"
  JOIN "Statement" AS node ON node."id" = tie."statementId" AND ${visibleSql('Statement')}
  LEFT JOIN "OrganizationSide" AS side ON side."organizationId" = node."organizationId"`

/** The sides of the issue `parent` in their order, by the name of the country, each with the ids of its statements. */
export const sidesOfParentSql: Prisma.Sql = Prisma.sql`
  SELECT side.* FROM (
    SELECT spoken."issueId", spoken."countryId", array_agg(spoken."statementId") AS "rowIds"
    FROM (${spokenSql(Prisma.sql`SELECT parent."id" AS "issueId"`)}) AS spoken GROUP BY spoken."issueId", spoken."countryId"
  ) AS side LEFT JOIN "Place" AS country ON country."id" = side."countryId"
  ORDER BY country."sortName", country."id" LIMIT ${Prisma.raw(`${plainListCap}`)}`

/** Ties statements to a side of an issue: the statements on an issue are walked once, not once for each side. */
export const statementsOfSide: Link = {
  parentIds: ['issueId', 'countryId'],
  find: Prisma.sql`
    SELECT parent."number", side."rowIds"
    FROM parents AS parent JOIN (
      SELECT spoken."issueId", spoken."countryId", array_agg(spoken."statementId") AS "rowIds"
      FROM (${spokenSql(Prisma.sql`SELECT DISTINCT "issueId" FROM parents`)}) AS spoken GROUP BY spoken."issueId", spoken."countryId"
    ) AS side ON side."issueId" = parent."issueId" AND side."countryId" IS NOT DISTINCT FROM parent."countryId"`,
}

const sidesByIssueId = createContextCache(
  ({ database }: Context) =>
    new DataLoader(async (ids: readonly string[]): Promise<Side[][]> => {
      const sides = await database.$queryRaw<Side[]>(sidesSql(ids))
      return ids.map((id) => sides.filter(({ issueId }) => issueId === id))
    }),
)

/** The sides that spoke on an issue, batched: by the name of the country, the one without a country last. */
export const loadSides = (context: Context, issueId: string): Promise<Side[]> => sidesByIssueId(context).load(issueId)

const sidesSql = (ids: readonly string[]) => Prisma.sql`
  SELECT parent."id"::text AS "issueId", side."countryId"::text
  FROM unnest(${ids}::uuid[]) AS parent("id") CROSS JOIN LATERAL (${sidesOfParentSql}) AS side`
