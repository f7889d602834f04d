import fc from 'fast-check'

/** Texts that programs trip over. */
const oddTexts = [
  '',
  '\u0000',
  '\ud800',
  '\udfff\ud800',
  '\ufeff',
  '\u202e',
  '\u2028',
  'a'.repeat(10_000),
  '👩‍👩‍👧‍👦',
  '__proto__',
  'constructor',
  'toString',
  '__schema',
  '"""',
  '\\u{110000}',
  '\\ud800',
  '{{7*7}}',
  '\'; DROP TABLE "Person"; --',
  '1e400',
  '9'.repeat(400),
  '-0',
  'NaN',
  '../../../etc/passwd',
  '%00%ff',
  'WyJQ',
  '2024-02-30',
  '99999-01-01',
] as const

export const oddText = fc.oneof(fc.constantFrom(...oddTexts), fc.string({ unit: 'binary', maxLength: 60 }))

/** JSON as text, since some of it no value of JavaScript's gives: numbers of any size, keys twice, any depth. */
export const oddJson: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(
      'null',
      'true',
      '0',
      '-0',
      '1e400',
      '-1e-400',
      '1.5',
      '9'.repeat(400),
      '2147483648',
      '9007199254740993',
    ),
    oddText.map((text) => JSON.stringify(text)),
    fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
    fc
      .array(fc.tuple(oddText, tie('value')), { maxLength: 4 })
      .map((entries) => `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`),
    fc.integer({ min: 1, max: 20_000 }).map((depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`),
    fc.integer({ min: 1, max: 10_000 }).map((depth) => `${'{"not":'.repeat(depth)}1${'}'.repeat(depth)}`),
  ),
})).value
