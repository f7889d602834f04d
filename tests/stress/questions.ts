import type { Variables } from '../benchmarks/questions/question.ts'
import { operations } from '../client/operations.ts'
import { send } from './send.ts'

/** A request, and the bytes of its right answer. */
export interface Question {
  readonly name: string
  readonly body: string
  readonly expected: Buffer
}

export const jsonHeaders = { 'content-type': 'application/json', accept: 'application/graphql-response+json' }

/** Lists as long as a page may be, so that an answer is many packets. */
const longLists = {
  name: 'long lists',
  text: `query LongLists {
    facts(first: 100) { edges { cursor node { __typename id citations(first: 5) { edges { node { exact article { headline } } } } } } }
    articles(first: 100) { edges { node { slug text } } }
  }`,
}

/** What is asked: the example operations, with variables where some are given for one, and long lists. */
const bodies = (variablesOf: ReadonlyMap<string, Variables>) =>
  [...operations, longLists].map(({ name, text }) => {
    const variables = variablesOf.get(name)
    return { name, body: JSON.stringify({ query: text, ...(variables && { variables }) }) }
  })

const ask = async (url: string, body: string): Promise<Buffer> => {
  const outcome = await send(url, { headers: jsonHeaders, body: [body], timeout: 30_000 })
  if (outcome.kind !== 'answer' || outcome.answer.status !== 200 || !outcome.isWhole) {
    throw new Error(`${body}: ${JSON.stringify(outcome).slice(0, 500)}`)
  }
  if (JSON.parse(outcome.answer.body.toString()).errors) throw new Error(`${body}: ${outcome.answer.body}`)
  return outcome.answer.body
}

/** Records what an undisturbed program answers. @throws Error where that is an error, or another answer the second time. */
export const recordAnswers = async (
  url: string,
  variablesOf: ReadonlyMap<string, Variables> = new Map(),
): Promise<Question[]> => {
  const questions: Question[] = []
  for (const { name, body } of bodies(variablesOf)) {
    const [expected, again] = [await ask(url, body), await ask(url, body)]
    if (!again.equals(expected)) throw new Error(`${name} has two answers`)
    questions.push({ name, body, expected })
  }
  return questions
}

/** Those of the questions that are answered otherwise than recorded, or not at all. */
export const listChanged = async (url: string, questions: readonly Question[]): Promise<string[]> => {
  const changed: string[] = []
  for (const { name, body, expected } of questions) {
    const answer = await ask(url, body).catch(() => undefined)
    if (!answer?.equals(expected)) changed.push(name)
  }
  return changed
}
