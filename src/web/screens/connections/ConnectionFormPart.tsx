import type { ReactNode } from 'react'
import type { FormPart } from '../../schema-form/form-field.ts'

/** Fields that belong together, under their heading; the rarely used are folded. */
export function ConnectionFormPart({ part, children }: { part: FormPart; children: ReactNode }): ReactNode {
  const { label, isFolded } = part
  if (!isFolded)
    return (
      <section className="form-part" aria-label={label}>
        <h3>{label}</h3>
        <div className="form">{children}</div>
      </section>
    )
  return (
    <details className="form-part">
      <summary>{label}</summary>
      <div className="form">{children}</div>
    </details>
  )
}
