import { ratioOf, type Summary } from './summary.ts'

const colours: Readonly<Record<string, string>> = {
  limit: '#9aa5b1',
  readout: '#1565c0',
  plain: '#90caf9',
  postgraphile: '#ef6c00',
}

const bar = { height: 14, gap: 3, left: 130, width: 560 }
const titleHeight = 40

const escapeText = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)

const text = (x: number, y: number, content: string, attributes = ''): string =>
  `<text x="${x}" y="${y}" ${attributes}>${escapeText(content)}</text>`

const drawBar = ({ server, requestsPerSecond }: Summary, share: number, y: number): string => {
  const width = Math.max(1, Math.round(share * bar.width))
  const label = `${server} ${Math.round(requestsPerSecond.median)} (${share.toFixed(2)})`
  return [
    `<rect x="${bar.left}" y="${y}" width="${width}" height="${bar.height}" fill="${colours[server] ?? '#607d8b'}"/>`,
    text(bar.left + width + 6, y + bar.height - 3, label),
  ].join('')
}

/** Requests per second of each server, as a share of the limit's, question by question (SVG). */
export const drawPlot = (all: readonly Summary[], title: string): string => {
  const questions = [...new Set(all.map(({ question }) => question))]
  let y = titleHeight
  const parts = questions.map((question) => {
    const rows = all.filter((each) => each.question === question)
    const top = y
    const bars = rows.map((row, index) => {
      const share = ratioOf(all, question, row.server, 'limit') ?? 1
      return drawBar(row, Math.min(share, 1.2), top + index * (bar.height + bar.gap))
    })
    y += rows.length * (bar.height + bar.gap) + 12
    return [text(bar.left - 10, top + bar.height - 2, question, 'text-anchor="end" font-weight="bold"'), ...bars].join(
      '\n',
    )
  })
  const width = bar.left + 1.2 * bar.width + 160
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="white"/>
${text(12, 22, title, 'font-size="14" font-weight="bold"')}
${parts.join('\n')}
</svg>
`
}
