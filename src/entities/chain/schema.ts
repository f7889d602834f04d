import { Prisma } from '../../generated/prisma/client.ts'
import { builder } from '../../graphql/builder.ts'
import { InputError } from '../../graphql/errors.ts'
import { idSql, Ref, type RefInput } from '../../graphql/filters/ref.ts'
import type { DatabaseReader } from '../../platform/database.ts'
import { MeetingFilter } from '../meeting/filter.ts'
import { findChain } from './find-chain.ts'
import { Chain } from './node.ts'

const usualHops = 6
const mostHops = 10

builder.queryField('chain', (t) =>
  t.field({
    type: Chain,
    nullable: true,
    description:
      'The shortest chain of shared meetings from one person to another: meetings that were held, by their latest reports, and at which both were present. Null where there is none of so few hops, or no such person. Of several that are as short, always the same one.',
    args: {
      from: t.arg({ type: Ref, required: true, description: 'The person with whom the chain begins.' }),
      to: t.arg({ type: Ref, required: true, description: 'The person with whom it ends.' }),
      filter: t.arg({ type: MeetingFilter.input, description: 'Only meetings that meet this.' }),
      maxHops: t.arg.int({
        defaultValue: usualHops,
        description: `The most hops that it may have: 1 to ${mostHops}.`,
      }),
    },
    resolve: async (_root, { from, to, filter, maxHops }, { database }) => {
      const search = { where: MeetingFilter.toSql(filter ?? {}), maxHops: checkHops(maxHops ?? usualHops) }
      const ends = await findEnds(database, from as RefInput, to as RefInput)
      return ends && findChain(database, { ...ends, ...search })
    },
  }),
)

/** @throws InputError for a number out of bounds. */
const checkHops = (hops: number): number => {
  if (hops >= 1 && hops <= mostHops) return hops
  throw new InputError(`maxHops: ${hops} is out of bounds: ask for 1 to ${mostHops} hops`)
}

/** The ids of the two persons; null where there is none of either. */
const findEnds = async (database: DatabaseReader, from: RefInput, to: RefInput) => {
  const [ends] = await database.$queryRaw<{ from: string; to: string }[]>(Prisma.sql`
    SELECT one."id"::text AS "from", other."id"::text AS "to" FROM "Person" AS one, "Person" AS other
    WHERE one."id" = ${idSql('Person', from, 'from')} AND other."id" = ${idSql('Person', to, 'to')}`)
  return ends ?? null
}
