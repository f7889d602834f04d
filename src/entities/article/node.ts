import { builder } from '../../graphql/builder.ts'
import { PartialDate } from '../../graphql/partial-date.ts'

export const Article = builder.prismaNode('Article', {
  id: { field: 'id' },
  select: { id: true },
  description: 'A news article or an official account, word for word. Its text never changes.',
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Its name in URLs and look-ups, unique among articles.' }),
    headline: t.exposeString('headline', {
      nullable: true,
      description: 'Its headline; null where the source has none.',
    }),
    text: t.exposeString('text', {
      description: 'The whole text, verbatim, lines ended by LF. All offsets count its Unicode code points from 0.',
    }),
    sha256: t.exposeString('sha256', { description: 'SHA-256 of the text in UTF-8, in hexadecimal digits.' }),
    language: t.exposeString('language', { description: 'The language of the text (BCP 47): `en`.' }),
    publishedOn: t.expose('publishedOn', { type: PartialDate, description: 'When it was published.' }),
    publishedOnNote: t.exposeString('publishedOnNote', {
      nullable: true,
      description: 'How the date of publication is known, where the source does not say it outright.',
    }),
    url: t.exposeString('url', { nullable: true, description: 'Where it was published on the web.' }),
    addedAt: t.expose('addedAt', { type: 'DateTime', description: 'When it was added to this knowledge base.' }),
    publisher: t.relation('publisher', { nullable: true, description: 'The outlet or body that published it.' }),
    syndicationOf: t.relation('syndicationOf', {
      nullable: true,
      description: 'The article that this one repeats: the two are one source.',
    }),
  }),
})
