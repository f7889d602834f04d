import { expect, test, vi } from 'vitest'
import { createProgress } from '../../src/annotation/progress.ts'

test('work that takes longer tells once a second how far it has come, and other work nothing', () => {
  vi.useFakeTimers()
  try {
    const lines: string[] = []
    const progress = createProgress((line) => lines.push(line))
    for (let step = 1; step <= 25; step++) {
      vi.advanceTimersByTime(100)
      progress.step(`${step} of 25`)
    }
    expect(lines).toEqual(['10 of 25', '20 of 25'])
  } finally {
    vi.useRealTimers()
  }
})
