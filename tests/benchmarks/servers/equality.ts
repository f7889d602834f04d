import { isDeepStrictEqual } from 'node:util'
import { findDifference } from '../questions/compare.ts'
import { ask, bodyFor } from './ask.ts'
import { type Question, type Variables, withoutCursors } from './question.ts'
import type { RunningServer } from './server-process.ts'

/** What the others must answer: by hand, or by whichever server is there. */
const reference = ['readout', 'plain', 'limit', 'postgraphile']

const readData = (text: string): unknown => JSON.parse(text).data

/** The text of `data` as it was sent, where the answer has nothing else. */
const dataText = (text: string): string => {
  const { data, ...others } = JSON.parse(text)
  return Object.keys(others).length === 0 ? text : JSON.stringify({ data })
}

/** The two executors of the product answer the same bytes, the limit the same values, PostGraphile the same in its own form. */
const isSame = (server: string, question: Question, answer: string, wanted: string): boolean => {
  if (server === 'plain' || server === 'readout') return dataText(answer) === dataText(wanted)
  const data = readData(answer)
  if (server !== 'postgraphile') return isDeepStrictEqual(data, readData(wanted))
  return isDeepStrictEqual(question.peer?.toOurs(data), withoutCursors(readData(wanted)))
}

const describe = (question: Question, server: string, answer: string, wanted: string): string => {
  const data = readData(answer)
  const ours = server === 'postgraphile' ? question.peer?.toOurs(data) : data
  const difference = findDifference(ours, withoutCursors(readData(wanted)))
  return difference ?? `${answer.slice(0, 500)} is not byte for byte ${wanted.slice(0, 500)}`
}

/** Asks all servers the same. @throws Error where two answers differ: which, of what, and where. */
export const compareAnswers = async (
  servers: readonly RunningServer[],
  question: Question,
  variables: Variables,
): Promise<void> => {
  const inOrder = servers.toSorted((one, other) => reference.indexOf(one.name) - reference.indexOf(other.name))
  const answers = await Promise.all(inOrder.map(({ name, url }) => ask(url, bodyFor(name, question, variables))))
  const [wanted = ''] = answers
  for (const [index, answer] of answers.entries()) {
    const name = inOrder[index]?.name ?? ''
    if (index === 0 || isSame(name, question, answer, wanted)) continue
    const where = describe(question, name, answer, wanted)
    throw new Error(`${question.name} ${JSON.stringify(variables)}: ${name} and ${inOrder[0]?.name} differ: ${where}`)
  }
}
