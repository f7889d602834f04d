import pg from 'pg'
import type { OpenBase } from './generated-base.ts'

const quote = (name: string) => pg.escapeIdentifier(name)

/**
 * A base as a database of its own on the server of `databaseUrl`. It is filled under another name and gets its own when it is: what
 * bears it is whole, and kept.
 */
export const openBaseOnServer = async (
  databaseUrl: string,
  name: string,
  fill: (url: string) => Promise<void>,
): Promise<OpenBase> => {
  const [kept, begun] = [`readout_benchmark_${name}`, `readout_benchmark_${name}_filling`]
  const urlOf = (database: string) => Object.assign(new URL(databaseUrl), { pathname: `/${database}` }).href
  const admin = new pg.Client({ connectionString: databaseUrl })
  await admin.connect()
  try {
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [kept])
    if (rowCount === 0) {
      await admin.query(`DROP DATABASE IF EXISTS ${quote(begun)} WITH (FORCE)`)
      await admin.query(`CREATE DATABASE ${quote(begun)}`)
      await fill(urlOf(begun))
      await admin.query(`ALTER DATABASE ${quote(begun)} RENAME TO ${quote(kept)}`)
    }
  } finally {
    await admin.end()
  }
  return { url: urlOf(kept), stop: async () => {} }
}
