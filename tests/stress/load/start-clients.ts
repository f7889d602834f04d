import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { Question } from '../questions.ts'
import type { Task } from './client-process.ts'
import type { runClients } from './clients.ts'

type ClientsResult = Awaited<ReturnType<typeof runClients>>

/** The process of the clients. It ends with this one. */
export const startClients = () => {
  const child = fork(path.join(import.meta.dirname, 'client-process.ts'), { execArgv: ['--import', 'tsx'] })
  const ended = once(child, 'exit')
  return {
    run: async (task: Omit<Task, 'questions'>, questions: readonly Question[]): Promise<ClientsResult> => {
      const texts = questions.map(({ expected, ...question }) => ({ ...question, expected: expected.toString() }))
      child.send({ ...task, questions: texts } satisfies Task)
      const failed = ended.then(([code]) => Promise.reject(new Error(`the clients ended with code ${code}`)))
      const [result] = await Promise.race([once(child, 'message'), failed])
      return result
    },
    stop: async () => {
      child.disconnect()
      await ended
    },
  }
}
