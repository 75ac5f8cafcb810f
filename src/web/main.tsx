import { MantineProvider, createTheme } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api.ts'
import { router } from './routes.tsx'
import './styles/mantine.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/frame.css'
import './styles/parts.css'
import './styles/list.css'
import './styles/table.css'
import './styles/inbox.css'
import './styles/request.css'
import './styles/scan.css'
import './styles/pack.css'
import './styles/differences.css'
import './styles/intake.css'
import './styles/desk.css'
import './styles/assisted.css'
import './styles/connections.css'
import './styles/plan.css'
import './styles/calendar.css'
import './styles/supplies.css'

// After an upgrade the open page asks for pieces that are no longer there: the new page has them.
window.addEventListener('vite:preloadError', () => window.location.reload())

// Hints under the input, so that inputs of a row stand in line.
const theme = createTheme({
  components: { InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } } },
})

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
createRoot(root).render(
  <StrictMode>
    {/* Colors stand in styles/tokens.css: the page's policy admits no styles written by scripts. */}
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
