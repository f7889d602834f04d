import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRunning, markOf } from './process-marks.ts'

/**
 * Writes down that this process uses the server, and returns what takes that back. The mark is the file's name and not its
 * content, so that nobody ever finds a file whose mark is still to be written.
 */
export const signIn = (folder: string): (() => void) => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `${markOf(process.pid)}.${randomUUID()}`)
  writeFileSync(file, '', { mode: 0o644 })
  return () => rmSync(file, { force: true })
}

/** Whether any running process uses the server; the entries of processes that died are cleared away. */
export const isUsed = (folder: string): boolean => {
  const names = existsSync(folder) ? readdirSync(folder) : []
  const dead = names.filter((name) => !isRunning(name.split('.')[0] ?? ''))
  for (const name of dead) rmSync(join(folder, name), { force: true })
  return dead.length < names.length
}
