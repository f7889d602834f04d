import { Article } from '../entities/article/node.ts'
import { Issue } from '../entities/issue/node.ts'
import { Meeting } from '../entities/meeting/node.ts'
import { Organization } from '../entities/organization/node.ts'
import { Person } from '../entities/person/node.ts'
import { Place } from '../entities/place/node.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { builder } from '../graphql/builder.ts'
import { inSql, type TypesForm } from '../graphql/sql-form.ts'
import { type Highlight, highlightsOfParentSql, mostHighlights } from './highlights.ts'
import type { SearchResultRow } from './page.ts'
import { searchModels } from './search-type.ts'

const SearchItem = builder.unionType('SearchItem', {
  description: 'What a search can find: an entity by its name, an article by its words.',
  types: [Person, Organization, Place, Issue, Meeting, Article],
})

const HighlightType = builder.objectRef<Highlight>('Highlight').implement({
  description: 'Words that answer a search, by where they stand: Unicode code points from 0.',
  fields: (t) => ({
    start: t.exposeInt('start', { description: 'Where they begin: how many code points stand before them.' }),
    end: t.exposeInt('end', { description: 'Where they end: the code point after the last of theirs.' }),
    exact: t.exposeString('exact', { description: 'The words themselves.' }),
  }),
})

/** The item of a result `parent`. */
const itemTypes: TypesForm = Object.fromEntries(
  Object.entries(searchModels).map(([type, model]) => [
    model,
    Prisma.raw(`SELECT node.* FROM "${model}" AS node WHERE node."id" = parent."id" AND parent."type" = '${type}'`),
  ]),
)

export const SearchResult = builder.objectRef<SearchResultRow>('SearchResult').implement({
  description: 'Something that a search found, and why.',
  fields: (t) => ({
    item: t.field({
      type: SearchItem,
      description: 'What was found.',
      resolve: ({ item }) => item as never,
      ...inSql({ types: itemTypes }),
    }),
    score: t.exposeFloat('score', {
      description:
        'How well it answers, from 0 to 1. 1: a name that is the one asked for, but for case, diacritics, spaces and punctuation. From 0.5: a name that is near, by the letters that it shares. Below 0.5: the words stand in an article; the more often, the nearer to each other or in the headline, the higher.',
      ...inSql({ value: () => Prisma.sql`trim_scale(parent."score" / 1000000.0)` }),
    }),
    matchedName: t.exposeString('matchedName', {
      nullable: true,
      description: 'The name or alias by which an entity was found, the best of them; null for an article.',
      ...inSql({ value: () => Prisma.sql`CASE WHEN parent."type" <> 'ARTICLE' THEN parent."name" END` }),
    }),
    highlights: t.field({
      type: [HighlightType],
      description: `The words that answer the search, in the text of an article or in \`matchedName\`: the first ${mostHighlights}, in order. A phrase is one of them. None where only the headline answers.`,
      resolve: (result) => result.loadHighlights(),
      ...inSql({ rows: () => highlightsOfParentSql }),
    }),
  }),
})
