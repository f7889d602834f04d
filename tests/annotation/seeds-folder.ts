import { cp, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { checkSeeds } from '../../src/annotation/check-seeds.ts'
import { AnnotationError } from '../../src/annotation/problems.ts'
import { createFolder } from '../support/leftovers.ts'

/** Files by their path in the seeds folder. */
export type Files = Record<string, string | Buffer>

/** Writes files into a seeds folder. */
export const writeFiles = async (folder: string, files: Files): Promise<void> => {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content)
  }
}

/** A seeds folder of one's own, gone after the file's tests; `from` is copied into it first. */
export const makeSeeds = async (files: Files, from?: string): Promise<string> => {
  const folder = path.join(createFolder(), 'seeds')
  await mkdir(path.join(folder, 'articles'), { recursive: true })
  if (from) await cp(from, folder, { recursive: true })
  await writeFiles(folder, files)
  return folder
}

/** What is wrong with the files, line by line. */
export const problemsOf = async (files: Files): Promise<string[]> => {
  const folder = await makeSeeds(files)
  try {
    await checkSeeds(folder)
    return []
  } catch (error) {
    if (error instanceof AnnotationError) return error.message.split('\n')
    throw error
  }
}
