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

const ask = async (url: string, { name, body }: { name: string; body: string }): Promise<Buffer> => {
  const outcome = await send(url, { headers: jsonHeaders, body: [body], timeout: 30_000 })
  if (outcome.kind !== 'answer') throw new Error(`${name}: ${outcome.kind === 'hang' ? 'no answer' : outcome.reason}`)
  const { status, body: answer } = outcome.answer
  if (status === 200 && outcome.isWhole && !JSON.parse(answer.toString()).errors) return answer
  throw new Error(`${name}: ${status} ${answer.toString().slice(0, 1000)}`)
}

/** The first time a statement is planned and has no time on a busy machine: then it is asked again. */
const askPatiently = async (url: string, asked: { name: string; body: string }, times = 5): Promise<Buffer> => {
  try {
    return await ask(url, asked)
  } catch (error) {
    if (times === 1) throw error
    return askPatiently(url, asked, times - 1)
  }
}

/** Records what an undisturbed program answers. @throws Error where that is an error, or another answer the second time. */
export const recordAnswers = async (
  url: string,
  variablesOf: ReadonlyMap<string, Variables> = new Map(),
): Promise<Question[]> => {
  const questions: Question[] = []
  for (const asked of bodies(variablesOf)) {
    const [expected, again] = [await askPatiently(url, asked), await askPatiently(url, asked)]
    if (!again.equals(expected)) throw new Error(`${asked.name} has two answers`)
    questions.push({ ...asked, expected })
  }
  return questions
}

/** Those of the questions that are answered otherwise than recorded, or not at all. */
export const listChanged = async (url: string, questions: readonly Question[]): Promise<string[]> => {
  const changed: string[] = []
  for (const question of questions) {
    const answer = await askPatiently(url, question).catch(() => undefined)
    if (!answer?.equals(question.expected)) changed.push(question.name)
  }
  return changed
}
