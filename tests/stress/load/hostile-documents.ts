const nest = (open: string, inner: string, close: string, times: number): string =>
  open.repeat(times) + inner + close.repeat(times)

const list = (count: number, each: (index: number) => string, separator = ' '): string =>
  Array.from({ length: count }, (_, index) => each(index)).join(separator)

const introspection = (depth: number): string =>
  `{ __schema { types { ${nest('fields { type { ', 'name', ' } }', depth)} } } }`

/** Two fragments that ask for the same fields, over and over: comparing each with each takes the square of their number. */
const conflicts = (count: number): string => {
  const fields = list(count, (index) => `f${index}: persons(first: 1) { totalCount }`)
  return `{ ...A ...B } fragment A on Query { ${fields} } fragment B on Query { ${fields} }`
}

/** Each asks for the next one twice: 2^count fields. */
const doubling = (count: number): string =>
  `{ ...F0 } ${list(count, (index) => `fragment F${index} on Query { ...F${index + 1} a${index}: __typename ...F${index + 1} }`)} fragment F${count} on Query { __typename }`

/** Documents that are to be refused, each by what is wrong with it, and not by its length alone. */
export const hostileDocuments: Readonly<Record<string, string>> = {
  deep: `{ meetings(first: 1) { edges { node { ${nest('participations { person { meetings(first: 1) { edges { node { ', 'name', ' } } } } }', 20)} } } } }`,
  expensive: `{ persons(first: 100) { edges { node { meetings(first: 100) { edges { node { participations { person { meetings(first: 100) { edges { node { name } } } } } } } } } } } }`,
  aliases: `{ ${list(150, (index) => `a${index}: persons(first: 100) { totalCount }`)} }`,
  directives: `{ ${list(200, () => '__typename @include(if: true)')} }`,
  tokens: `{ ${list(9_000, () => 'a')} }`,
  comments: `# ${'x'.repeat(90_000)}\n{ __typename }`,
  conflicts: conflicts(80),
  doubling: doubling(40),
  cycle: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
  introspection: introspection(30),
  disguised: `query __schema { ${list(150, (index) => `a${index}: persons(first: 100) { totalCount }`)} }`,
  'many errors': `{ ${list(900, (index) => `no${index}`)} }`,
  brackets: '{'.repeat(15_000),
  'values in values': `{ nodes(ids: ${'['.repeat(9_000)}${']'.repeat(9_000)}) { id } }`,
}
