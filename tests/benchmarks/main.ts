// Benchmarks: `npm run bench`, or `npm run bench -- <which> [options]`. Each is a program of its own, which finds its options after its
// name.

const programs = ['load', 'questions', 'search']

const [which = ''] = process.argv.slice(2)
if (programs.includes(which)) process.argv.splice(2, 1)
await import(`./${programs.includes(which) ? which : 'servers'}.ts`)
