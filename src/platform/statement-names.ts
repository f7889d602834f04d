import { createHash } from 'node:crypto'

/** As many texts as keep their names. */
const mostNames = 1000

/**
 * Names under which PostgreSQL keeps statements prepared. A text with no name is parsed anew: any after the first thousand, so that no
 * connection gathers statements for ever.
 */
export const createStatementNames = () => {
  const names = new Map<string, string>()
  return ({ sql }: { sql: string }): string => {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (names.size >= mostNames) return ''
    const name = createHash('sha1').update(sql).digest('hex')
    names.set(sql, name)
    return name
  }
}
