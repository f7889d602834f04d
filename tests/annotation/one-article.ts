import type { Files } from './seeds-folder.ts'

/** The annotation of an article of which no sentence has to be cited. */
export const extracted = 'article: { publishedOn: 2024 }\norigin: EXTRACTOR\n'

const ma = 'persons: { ma: { name: Ma } }\n'

/** The files of one article; its annotation may name one person, `ma`. */
export const withText = (text: string | Buffer, yaml = extracted): Files => ({
  'registry/a.yaml': ma,
  'articles/a.txt': text,
  'articles/a.yaml': yaml,
})

/** The problem at a place of that article's text. */
export const textAt = (place: string, message: string) => [`seeds/articles/a.txt:${place}: ${message}`]
