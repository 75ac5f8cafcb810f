import type { ReactNode } from 'react'
import type { Card } from '../../../contract/work.ts'
import { KeyCap } from '../KeyCap.tsx'
import type { Copies } from './use-copies.ts'

/** The fields of another system's screen in its order, each with the key that copies it. */
export function FieldsToKey({ fields, copies }: { fields: Card['fields']; copies: Copies }): ReactNode {
  return (
    <ol className="assist-fields">
      {fields.map((field, index) => (
        <li key={`${field.label}${index}`} className={copies.copied.has(index) ? 'copied' : ''}>
          <span className="soft">{field.label}</span>
          <span className="assist-value">
            {field.value}
            {field.cutFrom !== undefined && (
              <span className="small soft"> · cut to what fits there, {field.cutFrom} characters here</span>
            )}
          </span>
          <button type="button" className="small-key" onClick={() => copies.copy(index)}>
            {copies.copied.has(index) ? 'Copied' : 'Copy'}
            <span className="only-heard"> {field.label}</span> {index < 9 && <KeyCap of={String(index + 1)} />}
          </button>
        </li>
      ))}
    </ol>
  )
}
