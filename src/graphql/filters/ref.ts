import type { InputRef } from '@pothos/core'
import { decodeGlobalID } from '@pothos/plugin-relay'
import { validate as isUuid } from 'uuid'
import { Prisma } from '../../generated/prisma/client.ts'
import { isSlug } from '../../lib/slug.ts'
import { builder } from '../builder.ts'
import { InputError } from '../errors.ts'
import type { EntityModel } from '../visibility.ts'

/** An entity or article, as arguments name it: by one of its two names. */
export interface RefInput {
  id?: string | null | undefined
  slug?: string | null | undefined
}

export const Ref: InputRef<RefInput> = builder.inputRef<RefInput>('Ref').implement({
  description: 'Names one thing, by its id or by its slug.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its global id.' }),
    slug: t.string({ description: 'Its slug: `kurt-campbell`.' }),
  }),
})

/**
 * The id of what a reference names, as SQL: null where nothing has that slug.
 * @throws InputError for an id of something else, and for what is none.
 */
export const idSql = (model: EntityModel | 'Article', { id, slug }: RefInput, at: string): Prisma.Sql => {
  if (id != null) return Prisma.sql`${decode(model, id, at)}::uuid`
  return Prisma.sql`(SELECT "id" FROM ${Prisma.raw(`"${model}"`)} WHERE "slug" = ${isSlug(slug ?? '') ? slug : null})`
}

const decode = (model: string, text: string, at: string): string => {
  try {
    const { typename, id } = decodeGlobalID(text)
    if (typename === model && isUuid(id)) return id
  } catch {
    // Not even of the form of one.
  }
  throw new InputError(`${at}.id: "${text}" is not the id of the type ${model}`)
}

/** The columns by which each tree points upwards. */
const trees = { Organization: 'parentId', Place: 'partOfId', Issue: 'broaderId', Meeting: 'partOfId' } as const

/** The ids of what a reference names and of all beneath it, as a subselect. */
export const subtreeSql = (model: keyof typeof trees, ref: RefInput, at: string): Prisma.Sql => {
  const table = Prisma.raw(`"${model}"`)
  const above = Prisma.raw(`child."${trees[model]}"`)
  return Prisma.sql`(
    WITH RECURSIVE subtree AS (
      SELECT ${idSql(model, ref, at)} AS "id"
      UNION SELECT child."id" FROM ${table} AS child JOIN subtree ON ${above} = subtree."id"
    ) SELECT "id" FROM subtree)`
}
