/**
 * Gives each style element that a script makes (Monaco, the editor, makes some) the nonce of this page, without which the page's
 * Content-Security-Policy lets none apply. Only this server's scripts run here; what somebody else could slip in is markup, which has none.
 */
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''

const createElement = document.createElement.bind(document)

document.createElement = ((name: string, options?: ElementCreationOptions) => {
  const element = createElement(name, options)
  if (element instanceof HTMLStyleElement) element.nonce = nonce
  return element
}) as typeof document.createElement
