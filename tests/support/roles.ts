import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { query } from './processes.ts'

/**
 * The address of a database, for one that is no superuser and may do in it what these statements grant to `role`. The
 * role goes when the test is finished.
 */
export const useRole = async (url: string, grant: (role: string) => string): Promise<string> => {
  const role = `readout_test_${randomUUID().replaceAll('-', '')}`
  await query(url, `CREATE ROLE ${role}; ${grant(role)}`)
  onTestFinished(() =>
    query(url, `REASSIGN OWNED BY ${role} TO CURRENT_USER; DROP OWNED BY ${role}; DROP ROLE ${role}`).then(() => {}),
  )
  const address = new URL(url)
  address.searchParams.set('options', `-c role=${role}`)
  return address.href
}

/** The address of a database for a role that may log in, and what `options` say. The role goes when the test is finished. */
export const useLogin = async (url: string, password: string, options = ''): Promise<string> => {
  const role = `readout_test_${randomUUID().replaceAll('-', '')}`
  await query(url, `CREATE ROLE ${role} LOGIN PASSWORD '${password}' ${options}`)
  onTestFinished(() => query(url, `DROP OWNED BY ${role}; DROP ROLE ${role}`).then(() => {}))
  const address = new URL(url)
  address.username = role
  address.password = password
  return address.href
}
