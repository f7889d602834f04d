import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until something holds. */
export const waitUntil = async (holds: () => boolean): Promise<void> => {
  const deadline = Date.now() + 10_000
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('waited ten seconds in vain')
    await sleep(20)
  }
}
