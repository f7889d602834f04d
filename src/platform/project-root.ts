import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const findRoot = (folder: string): string => {
  if (existsSync(path.join(folder, 'package.json'))) return folder
  const parent = path.dirname(folder)
  if (parent === folder) throw new Error('no package.json above the program')
  return findRoot(parent)
}

/** The folder of package.json, whether this file runs from src/ or from the built dist/. */
export const projectRoot = findRoot(path.dirname(fileURLToPath(import.meta.url)))
