import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Where Chromium is on this machine: `CHROMIUM_PATH`, or a usual place; undefined where it is not installed. */
export const chromiumPath = process.env.CHROMIUM_PATH ?? usualPaths.find((path) => existsSync(path))

if (chromiumPath === undefined && process.env.CI) {
  throw new Error('CI runs the browser tests, but there is no Chromium: install it, or set CHROMIUM_PATH')
}

/** Says in the title of a group of tests why it is left out, where it is. */
export const needsChromium = (title: string): string =>
  chromiumPath === undefined ? `${title} (left out: no Chromium here; install it or set CHROMIUM_PATH)` : title

/** Starts a headless Chromium that asks no host but this machine for anything, not even for its own purposes. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  })
