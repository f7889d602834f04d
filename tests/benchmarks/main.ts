// Benchmarks: `npm run bench -- <which> [options]`. Each is a program of its own, which finds its options after its name.

const [which = ''] = process.argv.slice(2)
if (which === 'load' || which === 'search') {
  process.argv.splice(2, 1)
  await import(`./${which}.ts`)
} else {
  await import('./questions.ts')
}
