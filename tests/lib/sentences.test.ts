import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sentencesOf } from '../../src/lib/sentences.ts'
import { anchorText } from '../../src/lib/text-anchors.ts'

const split = (text: string): string[] => {
  const anchored = anchorText(text)
  return sentencesOf(anchored, 'en').map(anchored.slice)
}

test.each([
  ['an abbreviation', ['U.S. Defense Secretary Lloyd J. Austin met Gen. Li on Nov. 3.', 'He left.']],
  ['an abbreviation that ends a sentence', ['He lives in the U.S.', 'He said so.']],
  ['a full stop that ends nothing', ['This was in the Ministry of Foreign Affairs. statement Daniel will visit.']],
  ['quotation marks', ['“We talk.” he said.', 'He added: “The more, the better.”', 'Then he left.']],
  ['an emoji', ['👋 Hello.', 'Bye 😀.']],
])('%s', (_, sentences) => {
  expect(split(sentences.join(' '))).toEqual(sentences)
})

test('the end of a line or a paragraph ends a sentence, after an abbreviation too', () => {
  expect(split(' Visit to China\n\nThe U.S.\nChina met Mr.\n\n  Ma.  \n')).toEqual([
    'Visit to China',
    'The U.S.',
    'China met Mr.',
    'Ma.',
  ])
})

test('every character that is not white space belongs to one sentence', () => {
  const unit = fc.constantFrom('A', 'b', '.', ' ', '\n', 'U.S. ', 'Mr. ', '“', '”', '😀', '!', '\u2029', '\u00a0', 'é')
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      const anchored = anchorText(text)
      const sentences = sentencesOf(anchored, 'en')
      expect(sentences.map(anchored.slice).join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
      expect(sentences.every(({ start, end }, index) => start < end && start >= (sentences[index - 1]?.end ?? 0))).toBe(
        true,
      )
    }),
  )
})
