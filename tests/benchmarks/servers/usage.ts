import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'

// What processes use, as Linux tells of it; null elsewhere.

/** Clock ticks in a second: the same on all Linux systems that Node.js runs on. */
const ticks = 100

interface Stat {
  readonly name: string
  readonly parent: number
  /** Milliseconds on a processor, of itself and of its children that have ended. */
  readonly own: number
  readonly ended: number
}

const readStat = (pid: number | string): Stat | null => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in parentheses and may hold anything.
    const end = text.lastIndexOf(')')
    const fields = text
      .slice(end + 2)
      .split(' ')
      .map(Number)
    const ms = (index: number) => ((fields[index] ?? 0) + (fields[index + 1] ?? 0)) * (1000 / ticks)
    return { name: text.slice(text.indexOf('(') + 1, end), parent: fields[1] ?? 0, own: ms(11), ended: ms(13) }
  } catch {
    return null // no such process, or another system
  }
}

/** Milliseconds that a process has been on a processor. */
export const cpuOf = (pid: number): number | null => readStat(pid)?.own ?? null

/** The same of PostgreSQL with all its processes, those that have ended among them. */
export const cpuOfDatabase = (postmaster: number | null): number | null => {
  if (postmaster === null) return null
  const main = readStat(postmaster)
  if (!main) return null
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(readStat)
    .filter((stat) => stat?.parent === postmaster)
  return children.reduce((sum, stat) => sum + (stat?.own ?? 0), main.own + main.ended)
}

/** The process id of the PostgreSQL at `url`, where it runs on this machine. */
export const findPostmaster = async (url: string): Promise<number | null> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid')
    const backend = readStat(rows[0].pid)
    return backend?.name.startsWith('postgres') ? backend.parent : null
  } finally {
    await client.end()
  }
}

/** Megabytes of memory that a process has now. */
export const memoryOf = (pid: number): number | null => readMegabytes(pid, 'VmRSS')

/** The most that it ever had. */
export const peakMemoryOf = (pid: number): number | null => readMegabytes(pid, 'VmHWM')

const readMegabytes = (pid: number, field: string): number | null => {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]) / 1024
  } catch {
    return null
  }
}
