import { expect, test } from 'vitest'
import { limitNames } from '../../../src/server/observability/limit-names.ts'

const label = limitNames(['Known'], 2)

test('names of operations that are refused take no place among the labels; the first others that are executed do, and keep it', () => {
  expect(['A', 'B', 'C'].map((name) => label(name, false))).toEqual(['other', 'other', 'other'])
  expect(['C', 'Known', 'D', 'E', 'C'].map((name) => label(name, true))).toEqual(['C', 'Known', 'D', 'other', 'C'])
  expect(label('C', false)).toBe('C')
  expect(label(undefined, true)).toBe('anonymous')
})
