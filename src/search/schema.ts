import { builder } from '../graphql/builder.ts'
import { parseWindow } from '../graphql/connections/window.ts'
import { inSql } from '../graphql/sql-form.ts'
import { SearchResult } from './node.ts'
import { loadSearchPage, type SearchPage } from './page.ts'
import { parseQuery } from './query.ts'
import { createSearch, searchRows } from './results.ts'
import { SearchType } from './search-type.ts'

const SearchResultConnection = builder.connectionObject(
  {
    type: SearchResult,
    name: 'SearchResultConnection',
    description: 'A page of search results (Relay connection).',
    fields: (t) => ({
      totalCount: t.int({
        description: 'How many search results the whole list has, on all pages.',
        resolve: (page) => (page as unknown as SearchPage).totalCount,
      }),
    }),
  },
  { name: 'SearchResultEdge', description: 'One of the search results on a page, with its cursor.' },
)

builder.queryField('search', (t) =>
  t.field({
    type: SearchResultConnection,
    description:
      'Names in any spelling and the texts of articles, the best answers first, then by type, by name, by id. Of more than 500 near names of one type only 500 are compared, and of more than 500 articles the latest 500 are ranked. Pages of 1 to 100, 20 where nothing is asked.',
    args: {
      query: t.arg.string({
        required: true,
        description:
          'A name, as well as one can spell it, or words of a text, at most 200 characters: all of them must stand in the article. `"ma zhaoxu"` is a phrase, `or` stands between alternatives, a minus sign before what must not be there: `talks -taiwan`.',
      }),
      types: t.arg({ type: [SearchType], description: 'Only results of these types; all types where it is absent.' }),
      ...t.arg.connectionArgs(),
    },
    resolve: async (_root, { query, types, ...page }, context, info) =>
      loadSearchPage(createSearch(parseQuery(query), types ?? undefined), page, context, info) as never,
    ...inSql({
      page: ({ args: { query, types, ...page } }) => {
        const search = createSearch(parseQuery(query), types ?? undefined)
        return { source: searchRows(search), window: parseWindow(search.order, page) }
      },
    }),
  }),
)
