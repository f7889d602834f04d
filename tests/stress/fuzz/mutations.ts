import fc from 'fast-check'

const pieces = [
  ...['{', '}', '(', ')', '[', ']', ':', '$', '@', '!', '...', '"', '"""', '\\', '#', '&', '|', '=', ',', '\n', '\r'],
  ...['__typename', '__schema', '__proto__', 'query', 'mutation', 'subscription', 'fragment', 'on', 'null', 'true'],
  ...[
    '@skip(if: true)',
    '@include(if: $a)',
    '@asOf(date: "2024-01-01")',
    '@defer',
    '@stream',
    '@a @a @a',
    '-1',
    '1e99',
  ],
  ...['9'.repeat(50), '\\u0000', '\\ud800', '\u0000', '\ufeff', '\u202e', '\ud83d\ude00', '{a{a{a{a', 'first: 101'],
].map((piece) => Buffer.from(piece))

const bytePiece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...pieces) },
  { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 8 }).map((bytes) => Buffer.from(bytes)) },
)

type Change = (bytes: Buffer) => Buffer

const place = fc.nat(1_000_000)
const splice = (bytes: Buffer, at: number, removed: number, added: Uint8Array) =>
  Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)])

/** One change of some bytes: at a place something is put in, taken out, replaced, doubled, or all behind it is cut off. */
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(place, bytePiece).map(
    ([at, piece]) =>
      (bytes: Buffer) =>
        splice(bytes, at % (bytes.length + 1), 0, piece),
  ),
  fc.tuple(place, fc.nat(20)).map(
    ([at, count]) =>
      (bytes: Buffer) =>
        splice(bytes, at % (bytes.length + 1), count, Buffer.of()),
  ),
  fc.tuple(place, bytePiece).map(
    ([at, piece]) =>
      (bytes: Buffer) =>
        splice(bytes, at % (bytes.length + 1), piece.length, piece),
  ),
  fc.tuple(place, fc.nat(200), fc.nat(50)).map(([at, length, times]) => (bytes: Buffer) => {
    const from = at % (bytes.length + 1)
    const doubled = bytes.subarray(from, from + length)
    return splice(bytes, from, 0, Buffer.concat(Array.from({ length: times }, () => doubled)))
  }),
  place.map((at) => (bytes: Buffer) => bytes.subarray(0, at % (bytes.length + 1))),
  fc.tuple(place, place).map(([from, to]) => (bytes: Buffer) => {
    const moved = bytes.subarray(from % (bytes.length + 1)).subarray(0, 40)
    return splice(bytes, to % (bytes.length + 1), 0, moved)
  }),
)

/** Bytes with a few changes; they shrink to fewer. */
export const mutated = (bytes: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> =>
  fc
    .tuple(bytes, fc.array(change, { minLength: 1, maxLength: 5 }))
    .map(([original, changes]) => changes.reduce((current, apply) => apply(current), original))
