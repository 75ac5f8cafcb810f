import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { isStaff, useMe } from '../../me.tsx'
import { Answer } from '../../parts/Answer.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { LostScreen } from '../../parts/LostScreen.tsx'
import { addresses } from '../../routes.tsx'
import { idOf } from '../../searches.ts'
import { useTitle } from '../../use-title.ts'
import { RequestPage } from './RequestPage.tsx'

/** One request: what it is, what can be done, what happened. */
export function RequestScreen(): ReactNode {
  const { requestId: written } = useParams({ from: addresses.request })
  const requestId = idOf(written)
  return requestId === undefined ? <LostScreen /> : <OneRequest key={requestId} requestId={requestId} />
}

function OneRequest({ requestId }: { requestId: number }): ReactNode {
  const request = useQuery(api.requests.get.queryOptions({ input: { requestId } }))
  // Drawn together: steps that came later would push down what is being read.
  const steps = useQuery({
    ...api.cards.list.queryOptions({ input: { requestId } }),
    enabled: isStaff(useMe().role),
  })
  useTitle(request.data ? `${request.data.line.number} ${request.data.line.title.slice(0, 60)}` : 'Request')
  return (
    <Answer to={request} heading="Request" what="the request" lines={10}>
      {(view) => (steps.isLoading ? <Loading what="the request" lines={10} /> : <RequestPage view={view} />)}
    </Answer>
  )
}
