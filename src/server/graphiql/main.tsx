import './nonce.ts'
import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './page.css'
import { GraphiQL, type GraphiQLProps } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { exampleTabs } from './examples.ts'
import { storage } from './storage.ts'

const fetcher: GraphiQLProps['fetcher'] = async (params, options) => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { ...options?.headers, 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(params),
  })
  return response.json()
}

const Page = () => (
  <>
    <header className="graphiql-container readout-header">
      <h1>Readout</h1>
      <p>Who met whom, when, where, about what, and says who</p>
    </header>
    <main className="readout-main">
      <GraphiQL fetcher={fetcher} defaultTabs={exampleTabs} storage={storage} defaultEditorToolsVisibility={false}>
        {/* Its place is empty: GraphiQL's own logo links to another site, and the header says what this is. */}
        <GraphiQL.Logo>{[]}</GraphiQL.Logo>
      </GraphiQL>
    </main>
  </>
)

const container = document.getElementById('page')
if (container === null) throw new Error('the page has no element with id "page"')
createRoot(container).render(<Page />)
