import { builder } from '../../graphql/builder.ts'

/** What every entity's row carries: few and short, so they are always fetched. */
export const entityColumns = { id: true, slug: true, name: true, aliases: true } as const

interface EntityRow {
  id: string
  slug: string
  name: string
  aliases: string[]
}

export const Entity = builder.interfaceRef<EntityRow>('Entity').implement({
  interfaces: [builder.nodeInterfaceRef()],
  description: 'Something that articles name: a person, an organization, a place, an issue, a meeting.',
  fields: (t) => ({
    slug: t.exposeString('slug', {
      description:
        'Its name in URLs and look-ups: lower-case words joined by hyphens, unique among its kind. It does not change.',
    }),
    name: t.exposeString('name', { description: 'Its canonical name.' }),
    aliases: t.exposeStringList('aliases', {
      description: 'Its other names, and the spellings that articles use, wrong ones too.',
    }),
  }),
})
