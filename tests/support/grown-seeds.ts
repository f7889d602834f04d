import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'yaml'
import { createFolder } from './leftovers.ts'

/**
 * Copies a seeds folder to a new one, with `copies` more of each article: the same persons, organizations and issues in new
 * meetings, so that every list but those of entities is longer. Returns the folder.
 */
export const growSeeds = async (copies: number, from = 'seeds'): Promise<string> => {
  const folder = path.join(createFolder(), 'seeds')
  await cp(from, folder, { recursive: true })
  const articles = path.join(folder, 'articles')
  const files = await readdir(articles)
  const names = files.filter((name) => name.endsWith('.yaml')).map((name) => path.parse(name).name)
  const annotations = await Promise.all(names.map((name) => readFile(path.join(articles, `${name}.yaml`), 'utf8')))
  const renamed = [...names, ...annotations.flatMap(slugsDeclaredIn)]
  for (const [index, name] of names.entries()) {
    const text = await readFile(path.join(articles, `${name}.txt`), 'utf8')
    for (let copy = 1; copy <= copies; copy += 1) {
      await writeFile(path.join(articles, `${name}-${copy}.txt`), text)
      await writeFile(path.join(articles, `${name}-${copy}.yaml`), rename(annotations[index] ?? '', renamed, copy))
    }
  }
  return folder
}

/** What an annotation itself declares, its meetings above all. */
const slugsDeclaredIn = (annotation: string): string[] => {
  const { entities = {} } = parse(annotation) as { entities?: Record<string, Record<string, unknown>> }
  return Object.values(entities).flatMap((declared) => Object.keys(declared))
}

/** Gives what the articles declare, and the articles themselves, names of this copy's own. */
const rename = (annotation: string, slugs: readonly string[], copy: number): string =>
  slugs.reduce(
    (text, slug) => text.replace(new RegExp(`(?<![-\\w])${slug}(?![-\\w])`, 'g'), `${slug}-${copy}`),
    annotation,
  )
