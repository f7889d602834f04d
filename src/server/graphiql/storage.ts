const prefix = 'readout:'

/**
 * The browser's own storage under names of ours: tabs that another GraphiQL on the same address (many a server listens
 * on port 4000) has stored are neither shown here nor overwritten.
 */
export const storage = {
  get length(): number {
    return localStorage.length
  },
  getItem: (name: string): string | null => localStorage.getItem(prefix + name),
  setItem: (name: string, value: string): void => localStorage.setItem(prefix + name, value),
  removeItem: (name: string): void => localStorage.removeItem(prefix + name),
  clear: (): void => {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(prefix)) localStorage.removeItem(name)
    }
  },
}
