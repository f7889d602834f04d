// Proof that the program is safe in the open and steady under load: `npm run stress -- faults|load|fuzz|soak [options]`. Each is a
// program of its own, which finds its options after its name; each has a short form among the tests.

const programs = ['faults', 'load', 'fuzz', 'soak']

const [which = ''] = process.argv.splice(2, 1)
if (!programs.includes(which)) {
  console.error(`say which: npm run stress -- ${programs.join('|')}`)
  process.exit(1)
}
await import(`./${which}.ts`)
// After a hundred faults Node 20 could wait for ever, at full speed, for a connection that is neither made nor refused.
process.exit()
