import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { createCompiler } from '../../src/executor/compiler.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { schema } from '../../src/schema.ts'

const page = readFileSync(path.join(projectRoot, 'src', 'executor', 'README.md'), 'utf8')
const example = page.slice(page.indexOf('## A worked example'))

const blockOf = (language: string): string =>
  new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(example)?.[1] ?? ''

/** Without what is there for the eye, and the brackets around halves. */
const bare = (sql: string): string => sql.replaceAll(/--.*$/gm, '').replaceAll(/[\s()]/g, '')

test("the page's worked example is what the compiler makes of its question", () => {
  const document = parse(blockOf('graphql'))
  const compiled = createCompiler()({ schema, document, variableValues: { slug: 'ma-zhaoxu' } })
  if ('reason' in compiled) throw new Error(compiled.reason)
  const { text, values } = compiled.statement
  const parts = bare(blockOf('sql'))
    .split('…')
    .map((part) => part.replaceAll(/[^\w]/g, '\\$&'))
  expect(bare(text)).toMatch(new RegExp(`^${parts.join('.*?')}$`))
  expect(values).toEqual([2, 'ma-zhaoxu'])
})
