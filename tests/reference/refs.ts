import { decodeGlobalID } from '@pothos/plugin-relay'
import type { Base } from './base.ts'
import { remember } from './remember.ts'

export interface Ref {
  readonly id?: string | null
  readonly slug?: string | null
}

const trees = { Organization: 'parentId', Issue: 'broaderId' } as const
type Tree = keyof typeof trees

/** The id of what a reference names; undefined where there is nothing of that name. */
export const idOfRef = (base: Base, table: Tree | 'Person', { id, slug }: Ref): string | undefined =>
  id ? decodeGlobalID(id).id : base.where(table, 'slug', slug)[0]?.id

/** Whatever stands beneath an id, and that itself. */
const collect = (base: Base, table: Tree, id: string): string[] => {
  const children = base.where(table, trees[table] as never, id)
  return [id, ...children.flatMap((child) => collect(base, table, child.id))]
}

const subtrees = {
  Organization: remember((base: Base, id: string) => new Set(collect(base, 'Organization', id))),
  Issue: remember((base: Base, id: string) => new Set(collect(base, 'Issue', id))),
}

/** The ids of what a reference names and of all beneath it. */
export const subtreeOf = (base: Base, table: Tree, ref: Ref): ReadonlySet<string> => {
  const id = idOfRef(base, table, ref)
  return id === undefined ? new Set() : subtrees[table](base, id)
}
