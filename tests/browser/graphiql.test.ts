import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getOperationAST, parse } from 'graphql'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createAsOf } from '../../src/platform/as-of.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { schema } from '../../src/schema.ts'
import { createSmallApp } from '../server/small-app.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { chromiumPath, launchChromium, needsChromium } from './chromium.ts'
import { type CountingServer, listen } from './listen.ts'

const operationsFolder = join(projectRoot, 'src/client/operations')

const exampleNames = readdirSync(operationsFolder)
  .filter((file) => file.endsWith('.graphql'))
  .sort()
  .map((file) => getOperationAST(parse(readFileSync(join(operationsFolder, file), 'utf8')))?.name?.value)

const tabTitles = (page: Page): Promise<string[]> => page.getByRole('tab').allInnerTexts()

/** What stands on the page; editors write each space as one that does not break. */
const textOf = async (page: Page, selector: string): Promise<string> =>
  ((await page.locator(selector).textContent()) ?? '').replaceAll('\u00a0', ' ')

describe.skipIf(chromiumPath === undefined)(needsChromium('the GraphiQL page'), () => {
  let seeded: TestDatabase
  let server: CountingServer
  let browser: Browser
  let context: BrowserContext
  let complaints: string[]

  beforeAll(async () => {
    const graphiqlFolder = join(projectRoot, 'dist/graphiql')
    if (!existsSync(join(graphiqlFolder, 'index.html'))) throw new Error('the page is not built: run `npm run build`')
    seeded = await createTestDatabase('seeded')
    const { database } = seeded
    server = await listen(
      createSmallApp({ schema, context: () => ({ database }), asOf: createAsOf(database), graphiqlFolder }),
    )
    browser = await launchChromium()
  })

  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await seeded?.drop()
  })

  beforeEach(async () => {
    complaints = []
    context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    context.on('request', (request) => {
      const { protocol, origin } = new URL(request.url())
      if (protocol.startsWith('http') && origin !== server.origin) complaints.push(`asked for ${request.url()}`)
    })
    context.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    context.on('weberror', (error) => complaints.push(String(error.error())))
  })

  afterEach(async () => {
    await context.close()
    expect(complaints, 'errors on the page, and requests to other hosts').toEqual([])
  })

  /** Opens the page and waits until all of it is there: the schema is read, and the editor stands. */
  const open = async (): Promise<Page> => {
    const page = await context.newPage()
    await Promise.all([
      page.waitForResponse((response) => response.request().postData()?.includes('IntrospectionQuery') ?? false),
      page.goto(`${server.origin}/graphql`),
    ])
    await page.locator('.graphiql-query-editor .view-lines').waitFor()
    await server.whenQuiet()
    return page
  }

  test('says what it is, and opens with the example operations as tabs', async () => {
    const page = await open()
    expect(await textOf(page, 'header h1')).toBe('Readout')
    expect(await textOf(page, 'header p')).toBe('Who met whom, when, where, about what, and says who')
    expect(await page.title()).toBe('Readout')
    expect(await tabTitles(page)).toEqual(exampleNames)
    expect(await page.getByRole('tab').first().getAttribute('aria-selected')).toBe('true')
  })

  test('runs every example', async () => {
    const page = await open()
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click()
      await page.locator('.graphiql-query-editor .view-lines').click()
      await page.waitForTimeout(1000) // GraphiQL reads the operation's name a moment after the tab has changed
      const answer = page.waitForResponse((response) => response.request().method() === 'POST')
      await page.keyboard.press('Control+Enter')
      const { data, errors } = await (await answer).json()
      expect(errors).toBeUndefined()
      const [first] = Object.keys(data)
      await expect
        .poll(() => textOf(page, '.graphiql-response .view-lines'), { timeout: 10_000 })
        .toContain(`"${first}": `)
    }
  })

  test('completes @asOf', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'New tab' }).click()
    await page.locator('.graphiql-query-editor .view-lines').click()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('query Known @')
    await page.keyboard.press('Control+Space')
    const suggestions = page.locator('.suggest-widget .monaco-list-row')
    await expect
      .poll(() => suggestions.allInnerTexts(), { timeout: 10_000 })
      .toContainEqual(expect.stringContaining('asOf'))
  })

  test('neither runs nor repeats what its address says', async () => {
    const page = await context.newPage()
    const hostile = `</script><script>window.hacked = 1</script><img src="/x" onerror="window.hacked = 1">`
    const names = ['query', 'variables', 'operationName', 'extensions', 'headers', 'title', 'defaultQuery', 'tabs']
    const search = new URLSearchParams(names.map((name) => [name, hostile]))
    await page.goto(`${server.origin}/graphql?${search}#${encodeURIComponent(hostile)}`)
    await page.locator('.graphiql-query-editor .view-lines').waitFor()
    await server.whenQuiet()
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
    expect(await page.content()).not.toContain('onerror')
    expect(await tabTitles(page)).toEqual(exampleNames)
  })

  test('applies no style sheet that is slipped into it', async () => {
    const page = await open()
    await page.evaluate(() => document.head.insertAdjacentHTML('beforeend', '<style>body { opacity: 0.5 }</style>'))
    expect(await page.evaluate(() => getComputedStyle(document.body).opacity)).toBe('1')
    expect(complaints).toEqual([expect.stringContaining('Content Security Policy')])
    complaints = []
  })

  test('transfers under 100 KB when it is loaded again', async () => {
    await (await open()).close()
    const sentBefore = server.sentBytes()
    await open()
    expect(server.sentBytes() - sentBefore).toBeLessThan(100_000)
  })

  test('keeps the tabs that a user has opened, and adds no example twice', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'New tab' }).click()
    await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('<untitled>')
    await page.close()
    expect(await tabTitles(await open())).toEqual([...exampleNames, '<untitled>'])
  })
})
