import { randomUUID } from 'node:crypto'
import { Client } from 'pg'

/** Makes a new database as a copy of another one on the same server; returns its name. */
export const copyDatabase = async (serverUrl: string, template: string): Promise<string> => {
  const name = `readout_test_${randomUUID().replaceAll('-', '')}`
  await run(serverUrl, `CREATE DATABASE "${name}" TEMPLATE "${template}"`)
  return name
}

export const dropDatabase = (serverUrl: string, name: string): Promise<void> =>
  run(serverUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)

/** The address of another database on the same server. */
export const urlOf = (serverUrl: string, name: string): string => {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

const run = async (url: string, sql: string): Promise<void> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
