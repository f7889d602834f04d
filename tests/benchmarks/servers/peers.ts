import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

/** The folder of what the benchmark needs beside the product; it has a `package.json` of its own. */
export const peersFolder = path.join(import.meta.dirname, '..', 'peers')

/** Installs it where it is missing. Packages that ask for a newer Node.js are told of by npm, and do without. */
export const installPeers = (onProgress: (line: string) => void): void => {
  if (existsSync(path.join(peersFolder, 'node_modules', '.package-lock.json'))) return
  onProgress('installing PostGraphile and autocannon, once')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // What npm says goes beside the results.
  execFileSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: peersFolder,
    stdio: ['ignore', 2, 'inherit'],
    shell: process.platform === 'win32',
  })
}
