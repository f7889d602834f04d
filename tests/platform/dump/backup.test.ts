import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { backUp } from '../../../src/platform/dump/backup.ts'
import { UserError } from '../../../src/platform/errors.ts'
import { useTestDatabase } from '../../support/database.ts'
import { query } from '../../support/processes.ts'
import { newFile, readBackup } from './files.ts'

const insertPlaces = (count: number) => `
  INSERT INTO "Place" (id, slug, name, "sortName", aliases, kind)
  SELECT gen_random_uuid(), 'place-' || i, 'Place ' || i, 'place', '{}', 'CITY' FROM generate_series(1, ${count}) i`

const connect = async (url: string): Promise<Client> => {
  const client = new Client(url)
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

const waitForLock = async (url: string): Promise<number> => {
  const [row] = await query(
    url,
    `SELECT pid FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  )
  return row?.pid ?? waitForLock(url)
}

test('a backup is a header, a line for each row, and a trailer with the SHA-256 of what is above it', async () => {
  const { url } = await useTestDatabase('empty')
  const id = randomUUID()
  await query(
    url,
    `INSERT INTO "Place" (id, slug, name, "sortName", aliases, kind, latitude, longitude)
     VALUES ('${id}', 'beijing', 'Beijing', 'beijing', '{Peking}', 'CITY', 39.9042, 0.1)`,
  )
  const file = newFile()
  expect(await backUp(url, file)).toMatchObject({ Place: 1, Article: 0, Citation: 0 })

  const { header, rows, trailer } = await readBackup(file)
  expect(header).toMatchObject({ format: 'readout-backup', version: 1 })
  expect(Date.now() - Date.parse(header.createdAt)).toBeLessThan(60_000)
  expect(header.migrations).toContain('20261122000000_tables')
  expect(header.tables.Place).toEqual([
    'id',
    'slug',
    'name',
    'sortName',
    'aliases',
    'kind',
    'latitude',
    'longitude',
    'origin',
    'partOfId',
  ])
  expect(header.tables.Meeting).not.toContain('currentReportId')
  expect(Object.keys(header.tables)).not.toContain('EntityName')
  expect(rows).toEqual([
    `{"table":"Place","row":{"id":"${id}","slug":"beijing","name":"Beijing","sortName":"beijing","aliases":["Peking"],` +
      '"kind":"CITY","latitude":39.9042,"longitude":0.1,"origin":"ANNOTATION","partOfId":null}}',
  ])
  expect(trailer.rows).toMatchObject({ Place: 1, Article: 0 })
  const content = await readFile(file, 'utf8')
  const above = content.slice(0, content.lastIndexOf('\n{') + 1)
  expect(trailer.sha256).toBe(createHash('sha256').update(above).digest('hex'))
  expect(await readdir(path.dirname(file))).toEqual([path.basename(file)])
})

test('times are in UTC and numbers exact, whatever the database is set to', async () => {
  const { url } = await useTestDatabase('empty')
  const name = new URL(url).pathname.slice(1)
  await query(
    url,
    `ALTER DATABASE "${name}" SET timezone = 'Asia/Tokyo'; ALTER DATABASE "${name}" SET extra_float_digits = 0`,
  )
  await query(url, `${insertPlaces(1)}; UPDATE "Place" SET latitude = 0.1::float8 + 0.2, longitude = 0`)
  await query(
    url,
    `INSERT INTO "Article" (id, slug, text, sha256, language, "publishedOn", "publishedOnEarliest", "publishedOnLatest", "addedAt")
     VALUES (gen_random_uuid(), 'a', 'x', encode(sha256('x'), 'hex'), 'en', '2024', '2024-01-01', '2024-12-31', '2024-05-30 10:00+00')`,
  )
  const file = newFile()
  await backUp(url, file)
  const { rows } = await readBackup(file)
  expect(rows.join('\n')).toContain('"latitude":0.30000000000000004,')
  expect(rows.join('\n')).toContain('"addedAt":"2024-05-30T10:00:00+00:00"')
})

test('rows past one batch are all there, in the order of their ids', async () => {
  const { url } = await useTestDatabase('empty')
  await query(url, insertPlaces(1201))
  const file = newFile()
  expect(await backUp(url, file)).toMatchObject({ Place: 1201 })
  const ids = (await readBackup(file)).rows.map((line) => JSON.parse(line).row.id)
  expect(new Set(ids).size).toBe(1201)
  expect(ids).toEqual(ids.toSorted())
})

test('a backup holds one moment, though others write while it runs', async () => {
  const { url } = await useTestDatabase('empty')
  const writer = await connect(url)
  await writer.query('BEGIN; LOCK TABLE "Citation" IN ACCESS EXCLUSIVE MODE')
  const file = newFile()
  const running = backUp(url, file)
  await waitForLock(url)
  await writer.query(
    `INSERT INTO "Article" (id, slug, text, sha256, language, "publishedOn", "publishedOnEarliest", "publishedOnLatest")
     VALUES ('00000000-0000-4000-8000-00000000000a', 'a', 'x', encode(sha256('x'), 'hex'), 'en', '2024', '2024-01-01', '2024-12-31');
     INSERT INTO "Person" (id, slug, name, "sortName", aliases) VALUES ('00000000-0000-4000-8000-00000000000b', 'p', 'P', 'p', '{}');
     INSERT INTO "Position" (id, title, "personId")
     VALUES ('00000000-0000-4000-8000-00000000000c', 'minister', '00000000-0000-4000-8000-00000000000b');
     INSERT INTO "Citation" (id, "articleId", start, "end", exact, prefix, suffix, "positionId")
     VALUES (gen_random_uuid(), '00000000-0000-4000-8000-00000000000a', 0, 1, 'x', '', '', '00000000-0000-4000-8000-00000000000c');
     COMMIT`,
  )
  expect(Object.values(await running).filter((count) => count > 0)).toEqual([])
})

test('a backup that breaks off leaves no file', async () => {
  const { url } = await useTestDatabase('empty')
  await query(url, insertPlaces(3))
  const other = await connect(url)
  await other.query('BEGIN; LOCK TABLE "Citation" IN ACCESS EXCLUSIVE MODE')
  const file = newFile()
  const running = backUp(url, file)
  const outcome = expect(running).rejects.toThrow('terminating connection due to administrator command')
  await query(url, `SELECT pg_terminate_backend(${await waitForLock(url)})`)
  await outcome
  expect(await readdir(path.dirname(file))).toEqual([])
})

test('a file that exists is left as it is', async () => {
  const { url } = await useTestDatabase('empty')
  const file = newFile()
  await writeFile(file, 'mine')
  await expect(backUp(url, file)).rejects.toThrow(
    new UserError(`The file ${file} exists: name another one, or delete it first.`),
  )
  expect(await readFile(file, 'utf8')).toBe('mine')
})

test('a file that cannot be written is an error of one line', async () => {
  const { url } = await useTestDatabase('empty')
  const file = path.join(`${newFile()}.d`, 'backup.jsonl')
  await expect(backUp(url, file)).rejects.toThrow(UserError)
  await expect(backUp(url, file)).rejects.toThrow(
    `The backup ${file} cannot be written (ENOENT: no such file or directory, open '${file}.${process.pid}.partial'): mend that, or name a file elsewhere.`,
  )
  await mkdir(path.dirname(file))
  await backUp(url, file)
})
