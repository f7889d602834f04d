import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** Runs a program that ends as it must on errors that nothing has caught, but for a RangeError; it says so where it lives on. */
const run = (statement: string) => {
  const program = `
    import { endOnUncaughtErrors } from './src/platform/end-on-uncaught.ts'
    endOnUncaughtErrors((error) => error instanceof RangeError)
    setTimeout(() => console.log('still here'), 100)
    ${statement}`
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { status, lives: stdout.includes('still here'), log: `${stdout}${stderr}`.match(/"msg":"([^"]+)"/)?.[1] }
}

test.each([
  ['an error', "queueMicrotask(() => { throw new Error('a bug') })", 'uncaught error'],
  ['a rejected promise', "Promise.reject(new Error('a bug'))", 'uncaught error'],
  [
    'an error of which nobody can have been told',
    "queueMicrotask(() => { throw new RangeError('known') })",
    'uncaught error',
  ],
])('%s ends the process', (_what, statement, log) => {
  expect(run(statement)).toEqual({ status: 1, lives: false, log })
})

test('a rejected promise whose error has been told to somebody does not', () => {
  expect(run("Promise.reject(new RangeError('known'))")).toEqual({
    status: 0,
    lives: true,
    log: 'an error that nobody waited for',
  })
})
