import { expect, test } from 'vitest'
import { problemsIn } from './annotated-text.ts'
import { extracted } from './one-article.ts'

// What is wrong with the quotes of an annotation: where they stand in the text, what they are, and which sentences they
// leave out.

test('a quote that is not in the text comes with what is nearest to it', async () => {
  const yaml = `${extracted}statements:
  - { kind: QUOTE, quote: '"We  talked about taiwan."' }
  - { kind: QUOTE, quote: We talked about Ukraine and more }
  - { kind: QUOTE, quote: Nothing of it }
  - { kind: QUOTE, quote: talked about, prefix: 'I ', suffix: ' Taiwan' }
`
  expect(await problemsIn(yaml)).toEqual([
    '4:27: the text does not have this quote: it has "“We talked about Taiwan.”", which differs only in case, white space, quotation marks or dashes',
    '5:27: the text does not have this quote: the two agree only as far as "We talked about"',
    '6:27: the text does not have this quote, nor anything like it',
    '7:27: the text does not have this quote: the words stand there, but not with "I " before and " Taiwan" after them',
  ])
})

test('a quote that stands there several times needs a prefix or a suffix', async () => {
  const yaml = `${extracted}mentions:
  - { quote: Ma talked in Washington., person: ma-zhaoxu }
  - { quote: talked in Washington., prefix: 'Ma ', person: ma-zhaoxu }
  - { quote: Ma talked in Washington., suffix: ' Ma', person: ma-zhaoxu }
`
  expect(await problemsIn(yaml)).toEqual([
    '4:14: the quote stands 2 times in the text: give a prefix or suffix to say which is meant',
    '5:14: the quote stands 2 times in the text: give a longer prefix or suffix to say which is meant',
  ])
})

test('the same words cited, stated or linked twice', async () => {
  const yaml = `${extracted}mentions:
  - { quote: Campbell, person: kurt-campbell }
  - { quote: Campbell, person: kurt-campbell }
meetings:
  talks: { reports: [{ status: HELD, cite: [Taiwan, Campbell, { quote: Taiwan }] }] }
statements:
  - { quote: Campbell, kind: PARAPHRASE }
  - { quote: Campbell, kind: NARRATION }
`
  expect(await problemsIn(yaml)).toEqual([
    '5:5: these words are linked to it already at seeds/articles/a.yaml:4:5',
    '7:72: the same fact cites these words already at seeds/articles/a.yaml:7:45',
    '10:14: these words are a statement already at seeds/articles/a.yaml:9:14',
  ])
})

test('a quote without quotation marks, and a narration with a speaker', async () => {
  const yaml = `${extracted}statements:
  - { quote: Ma talked in Washington. Ma, kind: QUOTE }
  - { quote: Campbell, kind: NARRATION, speaker: kurt-campbell }
  - { quote: talked about, kind: QUOTE }
  - { quote: '“We', kind: QUOTE }
  - { quote: 'Taiwan.”', kind: QUOTE }
`
  expect(await problemsIn(yaml)).toEqual([
    '4:49: a QUOTE stands in quotation marks: this is a PARAPHRASE',
    '5:30: a NARRATION is the article’s own and has no speaker: this is a QUOTE or a PARAPHRASE',
  ])
})

test('every sentence is cited or accounted for, and not both', async () => {
  const yaml = `article: { publishedOn: 2024 }
meetings:
  talks: { reports: [{ status: HELD, cite: Ma talked in Washington. Ma }] }
uncited:
  - { quote: Ma talked in Washington., suffix: "\\n", reason: said before }
`
  expect(await problemsIn(yaml)).toEqual([
    'seeds/articles/a.txt:1:1: no fact cites this sentence, nor does "uncited" list it: "Campbell said: “We talked about Taiwan.”"',
    '5:5: a fact does cite this sentence: "Ma talked in Washington."',
  ])
})

test('where a quote is mistyped, its sentence is not told a second time', async () => {
  const yaml = `article: { publishedOn: 2024 }
meetings:
  talks: { reports: [{ status: HELD, cite: [Campbell said that, Ma talked in Washington.] }] }
`
  expect(await problemsIn(yaml)).toEqual([
    '3:45: the text does not have this quote: the two agree only as far as "Campbell said"',
    '3:65: the quote stands 2 times in the text: give a prefix or suffix to say which is meant',
  ])
})
