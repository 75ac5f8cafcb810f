import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'

/** 37 CFR 201.14: the warning stands where a copy is asked for, before the order is sent. */
export function CopyrightWarning(): ReactNode {
  const rules = useQuery(api.intake.rules.queryOptions())
  if (!rules.data) return null
  const { copyrightWarning } = rules.data
  return (
    <div className="across notice" data-copyright>
      {copyrightWarning === '' ? (
        <p>
          No copy can be asked for yet: the office has to paste the copyright warning first, under Settings, Intake.
        </p>
      ) : (
        <p className="as-written">{copyrightWarning}</p>
      )}
    </div>
  )
}
