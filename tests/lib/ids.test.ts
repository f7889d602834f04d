import { expect, test } from 'vitest'
import { idOf } from '../../src/lib/ids.ts'

test('an id is the same in every database and every release', () => {
  expect(idOf('Person', 'kurt-campbell')).toMatchInlineSnapshot(`"7dec69d5-6398-5165-b019-157e80fb79c9"`)
})

test('other parts, another order or another kind make another id', () => {
  const ids = [
    idOf('Person', 'a', 'b'),
    idOf('Person', 'ab'),
    idOf('Person', 'b', 'a'),
    idOf('Place', 'a', 'b'),
    idOf('Person', 'a', 'b', null),
    idOf('Person', 'a', 'b', 'null'),
    idOf('Person', 'a', 1),
    idOf('Person', 'a', '1'),
  ]
  expect(new Set(ids).size).toBe(ids.length)
})
