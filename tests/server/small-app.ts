import { PothosSchemaError } from '@pothos/core'
import { GraphQLError } from 'graphql'
import { createSchema } from 'graphql-yoga'
import { pino } from 'pino'
import type { Config } from '../../src/platform/config.ts'
import type { Logger } from '../../src/platform/logger.ts'
import { type App, type AppDeps, createApp } from '../../src/server/app.ts'
import { usualSettings } from '../support/usual-settings.ts'

const settings = usualSettings()

/** A schema with one field for each way in which an operation can end. */
const smallSchema = createSchema({
  typeDefs: /* GraphQL */ `
    type Query {
      hello(name: String): String!
      long: String!
      slow(ms: Int!): String!
      bug: String
      schemaBug: String
      refused: String
    }
    type Mutation {
      rename(name: String!): String!
    }
  `,
  resolvers: {
    Query: {
      hello: (_root, { name }: { name?: string }) => `Hello ${name ?? 'reader'}`,
      long: () => 'diplomacy '.repeat(1000),
      slow: (_root, { ms }: { ms: number }) => new Promise((resolve) => setTimeout(resolve, ms, `waited ${ms} ms`)),
      bug: () => {
        throw new Error('password of the database is 1234')
      },
      schemaBug: () => {
        throw new PothosSchemaError('table Person was unused')
      },
      refused: () => {
        throw new GraphQLError('No such person: "kurt"', { extensions: { code: 'NOT_FOUND' } })
      },
    },
    Mutation: { rename: (_root, { name }: { name: string }) => name },
  },
})

type LogLine = Record<string, unknown>

/** A logger whose lines can be read back. */
export const recordLog = (): { logger: Logger; lines: LogLine[] } => {
  const lines: LogLine[] = []
  const logger = pino({ level: 'trace', base: null }, { write: (line: string) => lines.push(JSON.parse(line)) })
  return { logger, lines }
}

/** The application over the small schema, silent, ready, with no web origin allowed and no page built. */
export const createSmallApp = (deps: Partial<AppDeps> = {}, traffic: Partial<Config['traffic']> = {}): App =>
  createApp({
    schema: smallSchema,
    logger: pino({ level: 'silent' }),
    context: () => ({}),
    asOf: () => Promise.reject(new Error('the small schema has no days')),
    isReady: () => Promise.resolve(true),
    graphiqlFolder: '/nowhere',
    ...settings,
    traffic: { ...settings.traffic, ...traffic },
    ...deps,
  })

const origin = 'http://readout.test'

/** Asks the application for a path; without a port, and so without a client that unpacks what is compressed. Headers stay the caller's. */
export const ask = (app: App, path: string, init: RequestInit = {}, context: object = {}): Promise<Response> =>
  Promise.resolve(app.fetch(origin + path, { ...init, headers: new Headers(init.headers) }, context))

/** The context of a request that came through a connection from this address. */
export const fromAddress = (remoteAddress: string) => ({ req: { socket: { remoteAddress } } })

/** Sends one operation as clients do. */
export const post = (app: App, query: string, headers: Record<string, string> = {}): Promise<Response> =>
  ask(app, '/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
