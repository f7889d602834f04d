import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createFolder } from '../../support/leftovers.ts'

/** The path of a file that does not exist yet, in a folder of its own. */
export const newFile = (): string => path.join(createFolder(), 'backup.jsonl')

/** A backup's header, its lines of rows, and its trailer. */
export const readBackup = async (file: string) => {
  const [header = '', ...rows] = (await readFile(file, 'utf8')).trimEnd().split('\n')
  const trailer = rows.pop() ?? ''
  return { header: JSON.parse(header), rows, trailer: JSON.parse(trailer) }
}

/** Changes a backup as an honest program would have written it: with the SHA-256 of what it then holds. */
export const rewriteBackup = async (
  file: string,
  change: (backup: Awaited<ReturnType<typeof readBackup>>) => void,
): Promise<void> => {
  const backup = await readBackup(file)
  change(backup)
  const content = [JSON.stringify(backup.header), ...backup.rows, ''].join('\n')
  const sha256 = createHash('sha256').update(content).digest('hex')
  await writeFile(file, `${content}${JSON.stringify({ ...backup.trailer, sha256 })}\n`)
}
