import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient, InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClient } from '@tanstack/react-query'
import type { contract } from '../contract/contract.ts'
import { routes } from './generated/contract.ts'
import { isRefusal } from './refusal.ts'

export type Inputs = InferContractRouterInputs<typeof contract>
export type Outputs = InferContractRouterOutputs<typeof contract>
export type Me = Outputs['me']

/** Calls the server; typed by the contract, of which only the generated routes reach the browser. */
export const client: ContractRouterClient<typeof contract> = createORPCClient(
  new OpenAPILink(routes, { url: () => new URL('/api', window.location.origin) }),
)

/** Query keys and options for every route. */
export const api = createTanstackQueryUtils(client)

const tries = 2
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // A refusal stays a refusal; only the network and our own faults are worth another try.
      retry: (failures, error) => failures < tries && !isRefusal(error),
    },
    mutations: { retry: false },
  },
})
