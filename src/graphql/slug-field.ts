import type { FieldRef } from '@pothos/core'
import { Prisma } from '../generated/prisma/client.ts'
import { isSlug } from '../lib/slug.ts'
import type { builder } from './builder.ts'
import type { Context } from './context.ts'
import { delegateOf, type NodeRow } from './load-nodes.ts'
import { inSql } from './sql-form.ts'
import type { EntityModel } from './visibility.ts'

type Types = (typeof builder)['$inferSchemaTypes']

interface SlugFieldOptions {
  description: string
  /** Of the argument. */
  slug: string
}

/** What is used of Pothos' field builder. */
interface FieldBuilder {
  readonly arg: { string(options: object): unknown }
  prismaField(options: never): unknown
}

/** The condition of both forms: what is no slug is looked up nowhere. */
const given = (slug: string): string | null => (isSlug(slug) ? slug : null)

/** A root field that looks up one row of a type by its slug: null where none has it. */
export const slugField = (t: FieldBuilder, type: EntityModel | 'Article', options: SlugFieldOptions) => {
  const { description, slug: of } = options
  const resolve = (query: object, _root: unknown, args: { slug: string }, { database }: Context) => {
    const slug = given(args.slug)
    return slug === null ? null : delegateOf(database, type).findUnique({ ...query, where: { slug } })
  }
  return t.prismaField({
    type,
    nullable: true,
    description,
    args: { slug: t.arg.string({ required: true, description: of }) },
    resolve,
    ...inSql({
      rows: ({ args }) =>
        Prisma.sql`SELECT node.* FROM ${Prisma.raw(`"${type}"`)} AS node WHERE node."slug" = ${given(args.slug)}`,
    }),
  } as never) as FieldRef<Types, NodeRow | null>
}
