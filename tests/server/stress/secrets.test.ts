import { expect, test } from 'vitest'
import { endSessions, lockTable, waitFor } from '../../support/database-sessions.ts'
import { query } from '../../support/processes.ts'
import { useLogin } from '../../support/roles.ts'
import { useStressedApp, whoIs } from '../../support/stressed-app.ts'

const password = 'a-secret-of-the-database'

test.each(['compiled', 'plain'] as const)(
  'however it fails, no log and no answer has the password: %s',
  async (executor) => {
    let login = ''
    const as = async (url: string) => {
      login = await useLogin(url, password)
      const role = new URL(login).username
      await query(url, `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${role}`)
      return login
    }
    const { kb, app, ask, proxy, isReady, lines } = await useStressedApp({
      executor,
      as,
      requestTimeout: 5_000,
      poolSize: 1,
    })
    const answers: unknown[] = []
    const fail = async () => void answers.push(await ask(whoIs), await isReady())
    await fail()
    // Of the schema "as_of" this role knows nothing.
    answers.push(await ask(whoIs.replace('{', '@asOf(date: "2030-01-01") {')))
    const letGo = await lockTable(kb.url, 'Person')
    answers.push(await ask(whoIs))
    await letGo()
    await endSessions(kb.url)
    await fail()
    await query(kb.url, `ALTER ROLE ${new URL(login).username} PASSWORD 'another'`)
    proxy.cut()
    await fail()
    proxy.refuse()
    proxy.cut()
    await fail()
    proxy.stall()
    await fail()
    await waitFor(async () => lines.length > 10)
    expect(answers).toContainEqual(expect.objectContaining({ status: 200 }))
    expect(answers).toContainEqual(expect.objectContaining({ codes: ['DATABASE_UNAVAILABLE'] }))
    expect(JSON.stringify([answers, lines])).not.toContain(password)
    expect(JSON.stringify(lines)).not.toContain('"connectionString"')
    expect((await app.fetch('http://readout.test/health')).status).toBe(200)
  },
)
