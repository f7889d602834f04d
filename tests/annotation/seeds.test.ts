import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { checkSeeds } from '../../src/annotation/check-seeds.ts'
import { describeFormats } from '../../src/annotation/json-schemas.ts'

describe('seeds/', () => {
  // checkSeeds refuses a sentence that is neither cited nor listed under `uncited:`.
  test('everything in it is right, nothing odd, and every sentence of its texts is accounted for', async () => {
    const { rows, warnings } = await checkSeeds('seeds')
    expect(warnings).toEqual([])
    expect(rows.Article.map(({ slug }) => slug)).toEqual(
      expect.arrayContaining(['2023-06-03-kritenbrink-visit-china', '2024-05-31-campbell-ma-talks-washington']),
    )
  })

  test.each(Object.entries(describeFormats()))('%s is what the format says: npm run generate', async (name, schema) => {
    expect(JSON.parse(await readFile(`seeds/${name}`, 'utf8'))).toEqual(schema)
  })
})
