import { existsSync, readFileSync } from 'node:fs'

/** Linux says when each process began; elsewhere a process is known by its id alone. */
const hasProcessTable = existsSync('/proc/self/stat')

/** When a process began, in the kernel's ticks; '' where it has ended, reaped by its parent or not. */
const startOf = (pid: number): string => {
  try {
    // The second field is the program's name in brackets, which may itself hold brackets and spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? []
    const [state = '', startedAt = ''] = [fields[0], fields[19]]
    return 'ZX'.includes(state) ? '' : startedAt
  } catch {
    return ''
  }
}

/** Whether a signal finds a process of this id, of whatever program, even one that has ended and that nobody reaped. */
export const answersSignals = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * What tells a process from every other, later ones with the same id included: in a container that is started anew
 * each program tends to get the id that its predecessor had.
 */
export const markOf = (pid: number): string => (hasProcessTable ? `${pid} ${startOf(pid)}` : `${pid}`)

/** Whether the process that `markOf` described still runs. */
export const isRunning = (mark: string): boolean => {
  const pid = Number.parseInt(mark, 10)
  if (!(pid > 0)) return false
  return hasProcessTable ? startOf(pid) !== '' && markOf(pid) === mark : answersSignals(pid)
}

/** Whether this process id belongs to a PostgreSQL server; where the system does not tell, to any process. */
export const isPostgres = (pid: number): boolean => {
  if (!hasProcessTable) return answersSignals(pid)
  try {
    return startOf(pid) !== '' && readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('postgres')
  } catch {
    return false
  }
}
