import { createSchema } from 'graphql-yoga'
import { type Config, readConfig } from '../../../src/platform/config.ts'
import type { App } from '../../../src/server/app.ts'
import { noLimits } from '../../support/execute.ts'
import { ask, createSmallApp } from '../small-app.ts'

/** Persons without end, each linked to others in all the ways in which a schema can link. */
const treeSchema = createSchema({
  typeDefs: /* GraphQL */ `
    type Query {
      hello: String
      person(slug: String): Person
      persons(first: Int, after: String, last: Int, before: String): PersonConnection!
      node(id: ID): Node
      nodes(ids: [ID!]!): [Node]!
      totals: Totals!
    }
    interface Node {
      id: ID!
    }
    type Person implements Node {
      id: ID!
      name: String!
      born: PartialDate!
      parent: Person
      titles: [Title!]!
      spans: [PartialDate!]!
      pet: Pet
      friends(first: Int, last: Int): PersonConnection!
    }
    type Title implements Node {
      id: ID!
      holder: Person
    }
    type Cat implements Node {
      id: ID!
      owner: Person
    }
    type Fish implements Node {
      id: ID!
      admirers(first: Int): PersonConnection!
    }
    union Pet = Cat | Fish
    type PartialDate {
      edtf: String
    }
    type Totals {
      persons: Int
      oldest: Person
    }
    type PersonConnection {
      edges: [PersonEdge!]!
      pageInfo: PageInfo!
      totalCount: Int!
    }
    type PersonEdge {
      cursor: String
      node: Person!
    }
    type PageInfo {
      hasNextPage: Boolean
    }
  `,
  resolvers: {
    Query: {
      hello: () => 'Hello',
      person: () => ({}),
      persons: () => ({}),
      node: () => null,
      nodes: () => [],
      totals: () => ({}),
    },
    Person: {
      id: () => 'a',
      name: () => 'Ottoline Grackle',
      parent: () => ({}),
      titles: () => [],
      born: () => ({}),
      spans: () => [],
      friends: () => ({}),
    },
    PersonConnection: { edges: () => [{ node: {} }], pageInfo: () => ({}), totalCount: () => 1 },
  },
})

type Limits = Config['limits']

/** The defaults, but for some. */
export const limitsWith = (changed: Partial<Limits> = {}): Limits => ({ ...readConfig({}).limits, ...changed })

/** No limit at all, but for some. */
export const onlyLimits = (changed: Partial<Limits>): Limits => ({ ...noLimits, ...changed })

/** An application over the tree. */
export const createTreeApp = (limits: Limits = limitsWith()): App => createSmallApp({ schema: treeSchema, limits })

export interface TreeAnswer {
  data?: unknown
  errors?: { message: string; extensions: Record<string, unknown> }[]
  extensions?: Record<string, unknown>
}

interface TreeRequest {
  query: string
  operationName?: string
  variables?: object
  extensions?: object
}

/** What the application answers, and what it told of the limits in place of it. */
export const askTree = async (
  app: App,
  request: TreeRequest,
): Promise<TreeAnswer & { code: unknown; status: number }> => {
  const response = await ask(app, '/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify(request),
  })
  const answer = (await response.json()) as TreeAnswer
  return { ...answer, status: response.status, code: answer.errors?.[0]?.extensions.code }
}
