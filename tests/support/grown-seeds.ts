import { cp, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse } from 'yaml'

/**
 * Copies seeds/ to a new folder, with `copies` more of each article: the same persons, organizations and issues in new
 * meetings, so that every list but those of entities is longer. Returns the folder.
 */
export const growSeeds = async (copies: number): Promise<string> => {
  const folder = path.join(await mkdtemp(path.join(tmpdir(), 'readout-grown-')), 'seeds')
  await cp('seeds', folder, { recursive: true })
  const articles = path.join(folder, 'articles')
  const names = (await readdir(articles)).filter((name) => name.endsWith('.yaml')).map((name) => path.parse(name).name)
  for (const name of names) {
    const text = await readFile(path.join(articles, `${name}.txt`), 'utf8')
    const annotation = await readFile(path.join(articles, `${name}.yaml`), 'utf8')
    for (let copy = 1; copy <= copies; copy += 1) {
      await writeFile(path.join(articles, `${name}-${copy}.txt`), text)
      await writeFile(path.join(articles, `${name}-${copy}.yaml`), renameDeclared(annotation, copy))
    }
  }
  return folder
}

/** Gives what the annotation itself declares, its meetings above all, names of their own. */
const renameDeclared = (annotation: string, copy: number): string => {
  const { entities } = parse(annotation) as { entities: Record<string, Record<string, unknown>> }
  const slugs = Object.values(entities).flatMap((declared) => Object.keys(declared))
  return slugs.reduce(
    (text, slug) => text.replace(new RegExp(`(?<![-\\w])${slug}(?![-\\w])`, 'g'), `${slug}-${copy}`),
    annotation,
  )
}
