import type { Question, Variables } from './question.ts'

const documentFor = (server: string, question: Question): string =>
  server === 'postgraphile' && question.peer ? question.peer.document : question.document

/** What is sent to a server: the same to all but for the document. */
export const bodyFor = (server: string, question: Question, variables: Variables): string =>
  JSON.stringify({
    operationName: question.operation,
    query: documentFor(server, question).replace(/\s+/g, ' ').trim(),
    variables,
  })

/** The text of an answer. @throws Error where it is not one, or has errors. */
export const ask = async (url: string, body: string): Promise<string> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'accept-encoding': 'identity' },
    body,
  })
  const text = await response.text()
  if (response.status !== 200) throw new Error(`answers ${response.status}: ${text.slice(0, 500)}`)
  const { data, errors } = JSON.parse(text)
  if (errors || !data) throw new Error(`answers ${text.slice(0, 500)}`)
  return text
}
