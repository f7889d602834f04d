import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { stringify } from 'yaml'
import type { GeneratedBase } from './generate.ts'

const toYaml = (value: unknown): string => stringify(value, { aliasDuplicateObjects: false, lineWidth: 0 })

/** Writes a base as a seeds folder: `registry/`, and each article's text and annotation. */
export const writeBase = async ({ registry, articles }: GeneratedBase, folder: string): Promise<void> => {
  await mkdir(path.join(folder, 'registry'), { recursive: true })
  await mkdir(path.join(folder, 'articles'), { recursive: true })
  await writeFile(path.join(folder, 'registry', 'all.yaml'), toYaml(registry))
  for (const { slug, text, annotation } of articles()) {
    await writeFile(path.join(folder, 'articles', `${slug}.txt`), text)
    await writeFile(path.join(folder, 'articles', `${slug}.yaml`), toYaml(annotation))
  }
}
