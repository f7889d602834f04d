import { annotationFile } from '../../../src/annotation/format.ts'
import { registryFile } from '../../../src/annotation/format-entities.ts'
import { linkSeeds } from '../../../src/annotation/link.ts'
import { AnnotationError, type Problem } from '../../../src/annotation/problems.ts'
import { createProgress } from '../../../src/annotation/progress.ts'
import type { YamlFile } from '../../../src/annotation/read/yaml-file.ts'
import type { ArticleSource, Seeds } from '../../../src/annotation/read.ts'
import type { Rows } from '../../../src/annotation/rows.ts'
import type { GeneratedBase } from './generate.ts'

/** An annotation as if it had been read from a file, without its lines. */
const asFile = <Data>(file: string, data: Data): YamlFile<Data> => {
  const place = { file, line: 1, column: 1 }
  return { file, data, faulty: false, at: () => place, keyAt: () => place }
}

const readBase = ({ registry, articles }: GeneratedBase): Seeds => {
  const sources: ArticleSource[] = Array.from(articles(), ({ slug, text, annotation }) => ({
    slug,
    text,
    textFile: `${slug}.txt`,
    yaml: asFile(`${slug}.yaml`, annotationFile.parse(annotation)),
  }))
  return {
    registry: [asFile('all.yaml', registryFile.parse(registry))],
    articles: sources,
    articleSlugs: new Set(sources.map(({ slug }) => slug)),
    faultyEntities: new Set(),
  }
}

/**
 * The rows of a base, made by the program's own linker but without files: several times as fast as through them.
 * @throws AnnotationError where the base is wrong
 */
export const linkRows = (base: GeneratedBase): Rows => {
  const problems: Problem[] = []
  const { rows } = linkSeeds(
    readBase(base),
    (place, message) => problems.push({ ...place, message }),
    createProgress(() => {}),
  )
  if (problems.length > 0) throw new AnnotationError(problems)
  return rows
}
