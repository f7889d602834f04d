import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createGate } from '../../src/server/gate.ts'

/** A gate, and work that goes on until it is told to end. */
const createWorkplace = ({ maxInside = 1, maxWaiting = 10, maxWaitMs = 60_000 } = {}) => {
  const pass = createGate({ maxInside, maxWaiting, maxWaitMs, refuse: () => new Error('no place') })
  const entered: string[] = []
  const ends = new Map<string, () => void>()
  /** Comes with some work, which bears its name; resolves or rejects when it is over. */
  const come = (name: string, { key = name, signal = new AbortController().signal } = {}): Promise<string> => {
    const done = pass(
      () => ({ key, signal }),
      () => {
        entered.push(name)
        return new Promise<string>((resolve) => ends.set(name, () => resolve(name)))
      },
    )
    // Tests look at some of them much later.
    done.catch(() => {})
    return done
  }
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.()
    await sleep(0)
  }
  return { come, end, entered, pass }
}

describe('a gate', () => {
  test('lets so many in at once, and the next ones when there is a place, in the order in which they came', async () => {
    const { come, end, entered } = createWorkplace({ maxInside: 2 })
    const all = ['a', 'b', 'c', 'd'].map((name) => come(name))
    expect(entered).toEqual(['a', 'b'])
    await end('b')
    expect(entered).toEqual(['a', 'b', 'c'])
    await end('a')
    await end('c')
    await end('d')
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd'])
    void come('e')
    void come('f')
    void come('g')
    expect(entered.slice(4)).toEqual(['e', 'f'])
  })

  test('gives the place free when work fails, at once or later', async () => {
    const { pass } = createWorkplace()
    const visitor = () => ({ key: 'a', signal: new AbortController().signal })
    const fail = () => {
      throw new Error('at once')
    }
    await expect(pass(visitor, fail)).rejects.toThrow('at once')
    await expect(pass(visitor, () => Promise.reject(new Error('later')))).rejects.toThrow('later')
    expect(await pass(visitor, () => 'done')).toBe('done')
  })

  test('refuses who has waited too long, and then serves those who have not', async () => {
    const { come, end, entered } = createWorkplace({ maxWaitMs: 30 })
    void come('a')
    await expect(come('late')).rejects.toThrow('no place')
    const next = come('b')
    await end('a')
    await end('b')
    expect(await next).toBe('b')
    expect(entered).toEqual(['a', 'b'])
  })

  test('serves clients in turn, however many places one has in the line', async () => {
    const { come, end, entered } = createWorkplace()
    for (const name of ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1']) void come(name, { key: name.charAt(0) })
    for (const name of ['a1', 'a2', 'b1', 'c1', 'a3', 'b2']) await end(name)
    expect(entered).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4'])
  })

  test('refuses further ones of the client whose line is longest when there is no more place to wait', async () => {
    const { come, end, entered } = createWorkplace({ maxWaiting: 3 })
    void come('a1', { key: 'a' })
    const waiting = ['a2', 'a3', 'a4'].map((name) => come(name, { key: 'a' }))
    await expect(come('a5', { key: 'a' })).rejects.toThrow('no place')
    void come('b1', { key: 'b' })
    await expect(waiting[2]).rejects.toThrow('no place')
    await expect(come('b2', { key: 'b' })).rejects.toThrow('no place')
    for (const name of ['a1', 'a2', 'b1']) await end(name)
    expect(entered).toEqual(['a1', 'a2', 'b1', 'a3'])
  })

  test('refuses at once where nobody may wait', async () => {
    const { come } = createWorkplace({ maxWaiting: 0 })
    void come('a')
    await expect(come('b')).rejects.toThrow('no place')
  })

  test('forgets who goes away while waiting, or has gone before', async () => {
    const { come, end, entered } = createWorkplace({ maxWaiting: 1 })
    void come('a')
    const leaving = new AbortController()
    const left = come('b', { signal: leaving.signal })
    leaving.abort(new Error('gone'))
    await expect(left).rejects.toThrow('gone')
    await expect(come('c', { signal: leaving.signal })).rejects.toThrow('gone')
    const next = come('d')
    await end('a')
    await end('d')
    expect(await next).toBe('d')
    expect(entered).toEqual(['a', 'd'])
  })
})
