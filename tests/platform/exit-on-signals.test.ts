import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'

const { href } = new URL('../../src/platform/exit-on-signals.ts', import.meta.url)

/** Runs lines of a program that has `exitOnSignals`, sends it SIGTERM, and returns the exit code and the signal that ended it. */
const endOf = async (lines: string) => {
  const script = `import { exitOnSignals } from '${href}'
    ${lines}
    setInterval(() => {}, 1000)
    console.log('ready')`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exited = once(child, 'exit')
  await once(createInterface(child.stdout), 'line')
  child.kill('SIGTERM')
  return exited
}

const byExit = [143, null]
const bySignal = [null, 'SIGTERM']

test('a signal ends the process by an exit, however often that was asked for', async () => {
  expect(await endOf('exitOnSignals()')).toEqual(byExit)
  expect(await endOf('exitOnSignals(); exitOnSignals()')).toEqual(byExit)
}, 20_000)

test('each takes back its own alone, and the last one everything', async () => {
  const two = 'const [one, other] = [exitOnSignals(), exitOnSignals()]'
  expect(await endOf(`${two}; one(); one()`)).toEqual(byExit)
  expect(await endOf(`${two}; one(); other()`)).toEqual(bySignal)
  expect(await endOf(`${two}; one(); other(); exitOnSignals()`)).toEqual(byExit)
}, 20_000)

test('a signal that something else handles is left to it', async () => {
  expect(await endOf(`exitOnSignals(); exitOnSignals(); process.on('SIGTERM', () => process.exit(7))`)).toEqual([
    7,
    null,
  ])
}, 20_000)
