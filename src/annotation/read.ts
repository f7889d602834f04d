import { readdir } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import type { z } from 'zod'
import { isSlug } from '../lib/slug.ts'
import { UserError } from '../platform/errors.ts'
import { type AnnotationFile, annotationFile } from './format.ts'
import { type RegistryFile, registryFile } from './format-entities.ts'
import { compare, type Report } from './problems.ts'
import type { Progress } from './progress.ts'
import { readBytes } from './read/read-bytes.ts'
import { decodeText } from './read/text-file.ts'
import { readYaml, type YamlFile, type YamlReading } from './read/yaml-file.ts'

/** An article's two files. */
export interface ArticleSource {
  readonly slug: string
  /** The text's file, for problems with the text itself. */
  readonly textFile: string
  readonly text: string
  readonly yaml: YamlFile<AnnotationFile>
}

/** A seeds folder as read: shapes are right, references unchecked. */
export interface Seeds {
  readonly registry: readonly YamlFile<RegistryFile>[]
  readonly articles: readonly ArticleSource[]
  /** Every article that has a file, faulty ones too. */
  readonly articleSlugs: ReadonlySet<string>
  /** `section/slug` of entities in faulty files: whoever refers to them is not wrong for that. */
  readonly faultyEntities: ReadonlySet<string>
}

interface Reader {
  readonly folder: string
  /** The folder's own name, with which problems' files begin. */
  readonly label: string
  readonly report: Report
  readonly faultyEntities: Set<string>
}

const listFiles = async (folder: string): Promise<string[]> => {
  try {
    const names = await readdir(folder)
    // Hidden files and editors' backups are nobody's annotation.
    return names.filter((name) => !name.startsWith('.') && !name.endsWith('~')).sort(compare)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return []
    if (code === 'ENOTDIR') throw new UserError(`${folder} is no folder, as it must be.`)
    if (code === 'EACCES') throw new UserError(`${folder} cannot be read by this user: change its permissions.`)
    throw error
  }
}

const readText = ({ folder, label, report }: Reader, path: string): string | null => {
  const file = `${label}/${path}`
  const bytes = readBytes(folder, path)
  if (typeof bytes !== 'string') return decodeText(file, bytes, report)
  report({ file, line: 1, column: 1 }, bytes)
  return null
}

const noteFaulty = (reader: Reader, reading: YamlReading<unknown>, above: readonly string[]): void => {
  if (!reading.faulty) return
  for (const section of ['persons', 'organizations', 'places', 'issues', 'meetings']) {
    for (const slug of reading.keysBelow([...above, section])) reader.faultyEntities.add(`${section}/${slug}`)
  }
}

/** Reads one YAML file; `above` is the path under which it declares entities. */
const readYamlFile = <Schema extends z.ZodType>(
  reader: Reader,
  path: string,
  schema: Schema,
  above: readonly string[],
): YamlFile<z.output<Schema>> | null => {
  const text = readText(reader, path)
  if (text === null) return null
  const reading = readYaml(`${reader.label}/${path}`, text, schema, reader.report)
  noteFaulty(reader, reading, above)
  return reading.yaml
}

const readRegistry = async (reader: Reader): Promise<YamlFile<RegistryFile>[]> => {
  const files: YamlFile<RegistryFile>[] = []
  for (const name of await listFiles(join(reader.folder, 'registry'))) {
    const path = `registry/${name}`
    if (extname(name) !== '.yaml') {
      reader.report(
        { file: `${reader.label}/${path}`, line: 1, column: 1 },
        'does not end in .yaml, as every file here must',
      )
      continue
    }
    const file = readYamlFile(reader, path, registryFile, [])
    if (file) files.push(file)
  }
  return files
}

const readArticle = (reader: Reader, slug: string): ArticleSource | null => {
  const text = readText(reader, `articles/${slug}.txt`)
  const yaml = readYamlFile(reader, `articles/${slug}.yaml`, annotationFile, ['entities'])
  return text === null || yaml === null ? null : { slug, textFile: `${reader.label}/articles/${slug}.txt`, text, yaml }
}

/** What is wrong with a file's name, or with its having no partner. */
const nameFault = (name: string, names: ReadonlySet<string>): string | null => {
  const extension = extname(name)
  const slug = basename(name, extension)
  if (extension !== '.txt' && extension !== '.yaml') return 'is neither a text (.txt) nor an annotation (.yaml)'
  if (!isSlug(slug)) return `"${slug}" is not a slug: lower-case letters and digits, in words joined by "-"`
  const partner = `${slug}${extension === '.txt' ? '.yaml' : '.txt'}`
  return names.has(partner) ? null : `has no ${partner} beside it: an article is a text and its annotation`
}

const readArticles = async (reader: Reader, progress: Progress) => {
  const names = await listFiles(join(reader.folder, 'articles'))
  const nameSet = new Set(names)
  const articles: ArticleSource[] = []
  const slugs = new Set(names.map((name) => basename(name, extname(name))))
  const texts = names.filter((name) => name.endsWith('.txt')).length
  for (const name of names) {
    const fault = nameFault(name, nameSet)
    if (fault) reader.report({ file: `${reader.label}/articles/${name}`, line: 1, column: 1 }, fault)
    else if (name.endsWith('.txt')) {
      const article = readArticle(reader, basename(name, '.txt'))
      if (article) articles.push(article)
      progress.step(`read ${articles.length} of ${texts} articles`)
    }
  }
  return { articles, slugs }
}

/**
 * Reads a seeds folder: `registry/*.yaml`, and the pairs `articles/<slug>.txt` and `.yaml`. Everything wrong is reported, file
 * names relative to the folder's parent.
 * @throws UserError where there is no such folder
 */
export const readSeeds = async (path: string, report: Report, progress: Progress): Promise<Seeds> => {
  const folder = resolve(path)
  const entries = await listFiles(folder)
  if (!entries.includes('articles')) {
    throw new UserError(`${folder} is no seeds folder: it holds no folder "articles".`)
  }
  const reader: Reader = { folder, label: basename(folder), report, faultyEntities: new Set() }
  const registry = await readRegistry(reader)
  const { articles, slugs } = await readArticles(reader, progress)
  return { registry, articles, articleSlugs: slugs, faultyEntities: reader.faultyEntities }
}
