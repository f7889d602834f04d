/** The example operations, each file's text with the comment that says in words what it asks, in order of file name. */
const files = import.meta.glob<string>('../../client/operations/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** One tab for each example; GraphiQL names a tab after its operation. */
export const exampleTabs = Object.entries(files)
  .sort(([one], [other]) => one.localeCompare(other, 'en'))
  .map(([, query]) => ({ query: query.trimEnd() }))
