// Not run: `npm run types` compiles it, and fails where a line marked @ts-expect-error would compile.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { createClient } from '../../src/client/client.ts'
import { AsOfDocument, CoPresenceDocument } from '../../src/client/generated/graphql.ts'

const client = createClient('http://127.0.0.1:4000/graphql')

const { meetings } = await client.query(CoPresenceDocument, { one: 'kurt-campbell' })
meetings.edges[0]?.node.participations[0]?.capacity satisfies string | null | undefined
await client.query(CoPresenceDocument) // its variables have defaults

// @ts-expect-error a field that the operation does not ask for
meetings.age
// @ts-expect-error a variable that the operation does not have
await client.query(CoPresenceDocument, { ones: 'kurt-campbell' })
// @ts-expect-error a variable of another type
await client.query(CoPresenceDocument, { one: 1 })
await client.query(AsOfDocument, { day: '2023-12-31' })
// @ts-expect-error a day is a text
await client.query(AsOfDocument, { day: 2023 })

declare const byId: TypedDocumentNode<{ node: { id: string } | null }, { id: string }>
await client.query(byId, { id: 'UGVyc29uOjE=' })
// @ts-expect-error a required variable left out
await client.query(byId)
