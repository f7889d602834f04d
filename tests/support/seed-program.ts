import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { projectRoot } from '../../src/platform/project-root.ts'
import { createFolder } from './leftovers.ts'

/** A run of the program that `npx prisma db seed` runs. */
export interface SeedRun {
  kill(): void
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }>
}

/** Copies the program to a folder of its own, with these seeds, gone after the file's tests; returns what runs it. */
export const installSeeds = (seeds: string): ((env: NodeJS.ProcessEnv) => SeedRun) => {
  const folder = createFolder()
  for (const name of ['package.json', 'tsconfig.json', 'src', 'prisma']) {
    cpSync(path.join(projectRoot, name), path.join(folder, name), { recursive: true })
  }
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'), 'junction')
  cpSync(seeds, path.join(folder, 'seeds'), { recursive: true })
  return (env) => {
    const child = spawn(process.execPath, ['--import', 'tsx', path.join(folder, 'prisma', 'seed.ts')], {
      cwd: folder,
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    const output = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
    return {
      kill: () => void child.kill('SIGKILL'),
      ended: output.then(([stdout, stderr]) => ({ code: child.exitCode, signal: child.signalCode, stdout, stderr })),
    }
  }
}
