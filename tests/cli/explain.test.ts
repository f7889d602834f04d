import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../../src/platform/project-root.ts'
import { useTestDatabase } from '../support/database.ts'
import { createFolder } from '../support/leftovers.ts'

/** `npm run explain`, on a database that has the seeds. */
const explain = async (document: string, ...args: readonly string[]) => {
  const { url } = await useTestDatabase('seeded')
  const file = path.join(createFolder(), 'question.graphql')
  writeFileSync(file, document)
  const program = ['--import', 'tsx', path.join(projectRoot, 'src', 'cli', 'explain.ts'), file, ...args]
  const options = { cwd: projectRoot, env: { PATH: process.env.PATH, DATABASE_URL: url } }
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(process.execPath, program, options, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    )
  })
}

const question = 'query Q($slug: String!) { person(slug: $slug) { name meetings(first: 2) { totalCount } } }'

test('the statement, its parameters, and the plan with times are printed', async () => {
  const { code, stdout, stderr } = await explain(question, '{"slug":"ma-zhaoxu"}')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const [statement, parameters, plan] = stdout.split('\n\n')
  expect(statement).toMatch(/^SELECT \('\{"person":' \|\| .* AS "data"$/s)
  expect(parameters).toBe('Parameters: ["ma-zhaoxu"]')
  expect(plan).toMatch(/Index Scan using "Person_slug_key" .*actual time=.*Execution Time: [\d.]+ ms/s)
})

test('as of a day it is the statement on the schema of that day', async () => {
  const { code, stdout } = await explain(
    question.replace(') {', ') @asOf(date: "2024-05-30") {'),
    '{"slug":"ma-zhaoxu"}',
  )
  expect(code).toBe(0)
  expect(stdout).toMatch(/Execution Time/)
})

test('of several operations the one that is named is explained', async () => {
  const two = `${question} query Other { statistics { personCount } }`
  const { stdout } = await explain(two, '--operation', 'Other')
  expect(stdout).toMatch(/^SELECT \('\{"statistics":'/)
})

test.each([
  [
    '{ chain(from: { slug: "kurt-campbell" }, to: { slug: "ma-zhaoxu" }) { length } }',
    [],
    /It is resolved field by field: Query\.chain has no SQL/,
  ],
  ['{ nothing }', [], /Cannot query field "nothing" on type "Query"/],
  ['{ nothing', [], /Syntax Error/],
  [question, ['{slug'], /The variables are no JSON: \{slug\n/],
  [question, ['{}'], /its variables are not what it declares/],
  [`${question} query Other { statistics { personCount } }`, [], /it names no operation of the document/],
])('what cannot be explained is said in one message: %s %s', async (document, args, message) => {
  const { code, stdout, stderr } = await explain(document, ...args)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(message)
  expect(stderr).not.toMatch(/\n\s+at /)
})
