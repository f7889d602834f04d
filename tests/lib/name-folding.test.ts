import { expect, test } from 'vitest'
import { foldName } from '../../src/lib/name-folding.ts'

test.each([
  ['Josep Borrell', 'josep borrell'],
  ['  Recep Tayyip\u00a0 Erdoğan ', 'recep tayyip erdogan'],
  ['E\u0301lysée', 'elysee'],
  ['ＵＳ', 'us'],
])('%j sorts as %j', (name, folded) => {
  expect(foldName(name)).toBe(folded)
})
