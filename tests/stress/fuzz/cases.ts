import fc from 'fast-check'
import { randomVariables } from '../../support/random-operations/example-variables.ts'
import type { Material } from '../../support/random-operations/material.ts'
import { randomDocuments } from '../../support/random-operations.ts'
import { exampleDocuments, grammarDocuments, largeDocuments } from './documents.ts'
import { addresses, connections, headers } from './http-cases.ts'
import { mutated } from './mutations.ts'
import { oddJson, oddText } from './odd-values.ts'
import { askBy, type FuzzRequest, post, postText } from './request.ts'

// The requests that are tried, and what is odd in what they ask. What is odd in how HTTP carries them is in
// http-cases.ts.

/** Requests with documents: valid ones at random, the examples with random variables, by the grammar, far too large, mutated. */
const documents = (material: Material): fc.Arbitrary<FuzzRequest> => {
  const random = randomDocuments(material)
  return fc.oneof(
    random.map(({ query, requests }) => postText(JSON.stringify({ query, ...requests[0] }))),
    exampleDocuments.chain((query) =>
      randomVariables(query, material).map((variables) => postText(askBy(query, variables))),
    ),
    grammarDocuments.map((query) => postText(askBy(query))),
    largeDocuments.map((query) => postText(askBy(query))),
    mutated(
      fc
        .oneof(
          exampleDocuments,
          random.map(({ query }) => query),
        )
        .map((text) => Buffer.from(text)),
    ).map((bytes) => postText(askBy(bytes.toString('utf8')))),
  )
}

const variableNames = [
  'one',
  'first',
  'from',
  'name',
  'issue',
  'during',
  'since',
  'afterFact',
  'day',
  '__proto__',
  'no',
]

/** The examples with values of any type for their variables, as JSON that no program would write. */
const variables: fc.Arbitrary<FuzzRequest> = fc
  .tuple(
    exampleDocuments,
    fc.array(fc.tuple(fc.constantFrom(...variableNames), oddJson), { minLength: 1, maxLength: 4 }),
  )
  .map(([query, entries]) => {
    const given = entries.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')
    return postText(`{"query":${JSON.stringify(query)},"variables":{${given}}}`)
  })

const keys = fc.constantFrom('query', 'variables', 'operationName', 'extensions', 'id', 'documentId', '__proto__', 'no')

/** Bodies that are JSON of another form, no JSON, or no text; in one piece or in many. */
const bodies: fc.Arbitrary<FuzzRequest> = fc
  .tuple(
    fc.oneof(
      oddJson.map((text) => Buffer.from(text)),
      fc
        .array(fc.tuple(keys, oddJson), { maxLength: 4 })
        .map((entries) => Buffer.from(`{${entries.map(([key, value]) => `"${key}":${value}`).join(',')}}`)),
      mutated(exampleDocuments.map((query) => Buffer.from(askBy(query)))),
      fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes)),
      exampleDocuments.map((query) => Buffer.from(`\ufeff${askBy(query)}`)),
      exampleDocuments.map((query) => Buffer.from(askBy(query), 'utf16le')),
      fc
        .integer({ min: 0, max: 30 })
        .map((count) => Buffer.from(JSON.stringify(Array(count).fill({ query: '{__typename}' })))),
    ),
    fc.array(fc.nat(3_000), { maxLength: 6 }),
  )
  .map(([body, cuts]) => {
    const places = [0, ...cuts.map((cut) => cut % (body.length + 1)).toSorted((one, other) => one - other), body.length]
    const parts = places.slice(1).map((end, index) => body.subarray(places[index], end))
    return { ...post(body), body: parts.filter(({ length }) => length > 0) }
  })

/** Texts where the program looks something up, or searches. */
const arguments_: fc.Arbitrary<FuzzRequest> = fc
  .tuple(
    fc.constantFrom(
      'query ($v: String!) { person(slug: $v) { name } article(slug: $v) { headline } }',
      'query ($v: String!) { search(query: $v, first: 5) { totalCount edges { node { __typename } } } }',
      'query ($v: ID!) { node(id: $v) { id } nodes(ids: [$v, $v]) { id } }',
      'query ($v: String) { meetings(after: $v, first: 2) { edges { cursor } } facts(before: $v, last: 2) { edges { cursor } } }',
      'query ($v: Date!) @asOf(date: $v) { statistics { __typename } meetings(first: 1) { totalCount } }',
      'query ($v: DateTime) { facts(first: 1, filter: { addedSince: $v }) { totalCount } }',
      'query ($v: Int) { persons(first: $v) { totalCount } meetings(last: $v) { totalCount } }',
    ),
    fc.oneof(
      oddText.map((text) => JSON.stringify(text)),
      oddJson,
      fc.base64String({ maxLength: 80 }).map((text) => JSON.stringify(text)),
    ),
  )
  .map(([query, value]) => postText(`{"query":${JSON.stringify(query)},"variables":{"v":${value}}}`))

/** All kinds of requests. */
export const casesOf = (material: Material): Readonly<Record<string, fc.Arbitrary<FuzzRequest>>> => ({
  documents: documents(material),
  arguments: arguments_,
  variables,
  bodies,
  headers,
  addresses,
  connections,
})
