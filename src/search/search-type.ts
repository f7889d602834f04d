import { builder } from '../graphql/builder.ts'

/** What can be found, in the order in which equally good results stand; each with its model. */
export const searchModels = {
  PERSON: 'Person',
  ORGANIZATION: 'Organization',
  PLACE: 'Place',
  ISSUE: 'Issue',
  MEETING: 'Meeting',
  ARTICLE: 'Article',
} as const

export type SearchTypeName = keyof typeof searchModels

export const searchTypes = Object.keys(searchModels) as SearchTypeName[]

export const SearchType = builder.enumType('SearchType', {
  description: 'What a search can find.',
  values: {
    PERSON: { description: 'Persons, by name.' },
    ORGANIZATION: { description: 'Organizations, by name.' },
    PLACE: { description: 'Places, by name.' },
    ISSUE: { description: 'Issues, by name.' },
    MEETING: { description: 'Meetings, by name.' },
    ARTICLE: { description: 'Articles, by the words of their headlines and texts.' },
  } as const,
})
