import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { isCompatible } from '../../src/platform/migration-history.ts'
import { operations } from '../client/operations.ts'
import { createTestDatabase, type TestDatabase, useTestDatabase } from '../support/database.ts'
import { copyDatabase, dropDatabase, urlOf } from '../support/databases.ts'
import { askText } from '../support/execute.ts'
import { query } from '../support/processes.ts'
import { applyAndCompare } from '../support/schema-shape.ts'

let seeded: TestDatabase

beforeAll(async () => {
  seeded = await createTestDatabase('seeded')
})

afterAll(() => seeded.drop())

/** What the release before a migration would stumble over. */
const breaksOf = async (url: string, sql: string): Promise<string[]> => {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query('BEGIN')
    return await applyAndCompare(client, sql)
  } finally {
    await client.end()
  }
}

/** What an additive migration does, in all of its forms. */
const additive = `
  CREATE TYPE "Mood" AS ENUM ('GOOD', 'BAD');
  CREATE TABLE "Note" ("id" uuid PRIMARY KEY, "meetingId" uuid NOT NULL REFERENCES "Meeting", "mood" "Mood" NOT NULL);
  ALTER TABLE "Meeting" ADD COLUMN "remark" text, ADD COLUMN "weight" int NOT NULL DEFAULT 1;
  ALTER TABLE "Meeting" ADD COLUMN "lead" uuid REFERENCES "Person";
  ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_weight_check" CHECK ("weight" > 0);
  CREATE INDEX "Meeting_remark_idx" ON "Meeting" ("remark");
  CREATE UNIQUE INDEX "Meeting_lead_key" ON "Meeting" ("lead");
  CREATE VIEW "Remark" AS SELECT "id", "remark" FROM "Meeting";
  CREATE FUNCTION remarks(meeting uuid) RETURNS text LANGUAGE sql STABLE AS 'SELECT "remark" FROM "Meeting" WHERE "id" = meeting';
  UPDATE "Meeting" SET "remark" = 'none'`

describe('a migration that is marked as compatible', () => {
  test.each([
    ['DROP TABLE "Mention" CASCADE', 'table public.Mention is gone'],
    ['ALTER TABLE "Mention" RENAME TO "Naming"', 'table public.Mention is gone'],
    ['ALTER TABLE "Person" RENAME COLUMN "name" TO "fullName"', 'column public.Person.name is gone'],
    ['ALTER TABLE "Person" DROP COLUMN "aliases" CASCADE', 'column public.Person.aliases is gone'],
    ['ALTER TABLE "Note" ALTER COLUMN "id" TYPE text', 'column public.Note.id is changed'],
    ['ALTER TABLE "Person" ALTER COLUMN "aliases" SET NOT NULL', 'column public.Person.aliases is changed'],
    ['ALTER TABLE "Person" ALTER COLUMN "name" DROP NOT NULL', 'column public.Person.name is changed'],
    ['ALTER TABLE "Note" ADD COLUMN "text" text NOT NULL', 'public.Note.text is a new column that has to be given'],
    ['ALTER TABLE "Person" ADD CHECK (length("name") < 5000)', 'constraint public.Person.Person_name_check is new'],
    ['CREATE UNIQUE INDEX "Person_all" ON "Person" ("id", "name")', 'index public.Person."Person_all" is new'],
    ['CREATE UNIQUE INDEX "Person_folded" ON "Person" (lower("slug"))', 'index public.Person."Person_folded" is new'],
    ['DROP INDEX "Article_addedAt_id_idx"', 'index public.Article."Article_addedAt_id_idx" is gone'],
    ['DROP TRIGGER "Person_names_added" ON "Person"', 'trigger public.Person.Person_names_added is gone'],
    [
      'ALTER TABLE "Person" DISABLE TRIGGER "Person_names_added"',
      'trigger public.Person.Person_names_added is changed',
    ],
    ['DROP VIEW "Fact" CASCADE', 'view public.Fact is gone'],
    ['DROP FUNCTION search_articles(text, int) CASCADE', 'function search_articles(text,integer) is gone'],
    [`ALTER TYPE "CitationStance" ADD VALUE 'DOUBTS'`, 'enum CitationStance is changed'],
    [`DO $$ BEGIN EXECUTE 'DROP' || ' VIEW "ArticlePerson" CASCADE'; END $$`, 'view public.ArticlePerson is gone'],
    [`UPDATE "Person" SET "name" = "name" || '.'`, 'rows of public.Person are changed'],
  ])('may not do this: %s', async (sql, told) => {
    const withNote = 'CREATE TABLE IF NOT EXISTS "Note" ("id" uuid PRIMARY KEY)'
    if (sql.includes('"Note"')) await query(seeded.url, withNote)
    expect(await breaksOf(seeded.url, sql)).toContainEqual(expect.stringContaining(told))
  })

  test('may add what nobody has to know', async () => {
    const { url } = await useTestDatabase('seeded')
    expect(await breaksOf(url, additive)).toEqual([])
  })

  test('leaves every question of this release its answer, also where it comes while servers have prepared their statements', async () => {
    const kb = await useTestDatabase('seeded')
    const askAll = async (): Promise<string[]> => {
      const answers: string[] = []
      for (const { text } of operations) {
        answers.push(await askText(kb, { query: text }, 'compiled'), await askText(kb, { query: text }, 'plain'))
      }
      return answers
    }
    const before = await askAll()
    await query(kb.url, additive)
    expect(await askAll()).toEqual(before)
  })

  test('is as it says, each that there is', async () => {
    const serverUrl = inject('serverUrl')
    const name = await copyDatabase(serverUrl, 'template0')
    onTestFinished(() => dropDatabase(serverUrl, name))
    const client = new pg.Client(urlOf(serverUrl, name))
    await client.connect()
    onTestFinished(() => client.end())
    for (const migration of readdirSync('prisma/migrations')
      .filter((entry) => !entry.includes('.'))
      .sort()) {
      const sql = readFileSync(`prisma/migrations/${migration}/migration.sql`, 'utf8')
      if (isCompatible(migration)) expect([migration, await applyAndCompare(client, sql)]).toEqual([migration, []])
      else await client.query(sql)
    }
  })
})
