import { hash } from 'node:crypto'

/** The name under which PostgreSQL keeps a statement prepared: of its text, so that no text need be kept to know its name again. */
export const nameOfStatement = (text: string): string => hash('sha1', text, 'base64')

/** As many statements as one connection of Prisma's keeps prepared. */
const mostNames = 1000

/** Names for Prisma's statements. Any after the first thousand has none, and is parsed anew: no connection gathers them for ever. */
export const createStatementNames = () => {
  const names = new Set<string>()
  return ({ sql }: { sql: string }): string => {
    const name = nameOfStatement(sql)
    if (names.size < mostNames) names.add(name)
    return names.has(name) ? name : ''
  }
}
