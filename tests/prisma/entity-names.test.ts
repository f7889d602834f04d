import { expect, test } from 'vitest'
import { createSandbox } from './sandbox.ts'

const { query, add } = createSandbox()

const kinds = [
  ['Person', 'personId', add.person],
  ['Organization', 'organizationId', add.organization],
  ['Place', 'placeId', add.place],
  ['Issue', 'issueId', add.issue],
  ['Meeting', 'meetingId', add.meeting],
] as const

test.for(kinds)(
  'the names of a %s are its name and aliases as they are now, folded',
  async ([table, column, addRow]) => {
    const id = await addRow({ name: 'Gustavo Petro', aliases: ['Pétro', 'Gustavo Petro'] })
    const names = () =>
      query(`SELECT name, folded FROM "EntityName" WHERE "${column}" = $1 ORDER BY folded COLLATE "C"`, [id])
    expect(await names()).toEqual([
      { name: 'Gustavo Petro', folded: 'gustavo petro' },
      { name: 'Pétro', folded: 'petro' },
    ])
    await query(`UPDATE "${table}" SET name = 'Gustavo Petro Urrego' WHERE id = $1`, [id])
    await query(`UPDATE "${table}" SET aliases = array_append(aliases, 'GPU') WHERE id = $1`, [id])
    expect((await names()).map(({ folded }) => folded)).toEqual([
      'gpu',
      'gustavo petro',
      'gustavo petro urrego',
      'petro',
    ])
    await query(`DELETE FROM "${table}" WHERE id = $1`, [id])
    expect(await names()).toEqual([])
  },
)
