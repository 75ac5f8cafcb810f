import { useQuery } from '@tanstack/react-query'
import { api, type Inputs, type Outputs } from '../../api.ts'

/** For what lenders are looked for: a request, or what stands on a form. */
export type LendersFor = Inputs['intake']['lenders']
export type Candidate = Outputs['intake']['lenders'][number]

/** Whom to ask, the best first. */
export const useCandidates = (wanted: LendersFor) =>
  useQuery(api.intake.lenders.queryOptions({ input: wanted, placeholderData: (before) => before, staleTime: 30_000 }))
