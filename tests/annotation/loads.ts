import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from 'vitest'
import { backUp } from '../../src/platform/dump/backup.ts'
import { createFolder } from '../support/leftovers.ts'
import type { SeedRun } from '../support/seed-program.ts'

/** All rows, one a line; the first and the last line of a backup tell of the backup. */
export const rowsOf = async (url: string): Promise<string[]> => {
  const file = path.join(createFolder(), 'backup')
  await backUp(url, file)
  return (await readFile(file, 'utf8')).trimEnd().split('\n').slice(1, -1)
}

/** One line, after those that tell how far a load has come where it takes more than a second. */
export const told = (line: string) =>
  expect.stringMatching(new RegExp(`^((read|linked|sent) \\d+ of \\d+ .*\n)*${line}\n$`))

/** That a load of a second copy of the seeds does all of its work. */
export const expectAll = async ({ load }: { load(): SeedRun }) =>
  expect(await load().ended).toMatchObject({ code: 0, stdout: expect.stringMatching(/^added .*\b2 articles/) })
