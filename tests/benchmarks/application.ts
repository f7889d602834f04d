import { pino } from 'pino'
import { openDatabase } from '../../src/platform/database.ts'
import { createTestApp } from '../support/execute.ts'

/** The whole application over the database at `url`, to be asked without a port. Close it when all is asked. */
export const openApplication = (url: string) => {
  const access = openDatabase({ url, logger: pino({ level: 'error' }, pino.destination(2)) })
  const app = createTestApp(access)
  const ask = async <Data>(query: string, variables: object): Promise<Data> => {
    const response = await app.fetch('http://readout.test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = (await response.json()) as { data: Data; errors?: object[] }
    if (errors) throw new Error(`${JSON.stringify(variables)}: ${JSON.stringify(errors)}`)
    return data
  }
  return { ask, close: access.close }
}
