import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRunning, markOf } from './process-marks.ts'

/** Writes down that this process uses the server, and returns what takes that back. */
export const signIn = (folder: string): (() => void) => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `${process.pid}.${randomUUID()}`)
  writeFileSync(file, markOf(process.pid), { mode: 0o644 })
  return () => rmSync(file, { force: true })
}

/** Whether any running process uses the server; the entries of processes that died are cleared away. */
export const isUsed = (folder: string): boolean => {
  const files = readdirSync(folder).map((name) => join(folder, name))
  const dead = files.filter((file) => !isRunning(readFileSync(file, 'utf8')))
  for (const file of dead) rmSync(file, { force: true })
  return dead.length < files.length
}
