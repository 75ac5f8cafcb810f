import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api, type Inputs } from '../../api.ts'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { sentenceFor } from '../../refusal.ts'
import { useLater } from '../../later.ts'

const pauseMs = 300

/** How the text reads with a made-up request, while it is typed. */
export function TextPreview(typed: Inputs['texts']['preview']): ReactNode {
  const input = { ...typed, subject: useLater(typed.subject, pauseMs), body: useLater(typed.body, pauseMs) }
  const preview = useQuery(api.texts.preview.queryOptions({ input, placeholderData: keepPreviousData }))
  return (
    <Panel title="How it reads, with a made-up request">
      {preview.isError ? (
        <Notice kind="warn">{sentenceFor(preview.error)}</Notice>
      ) : (
        <div className="stack tight" aria-busy={preview.isPending}>
          <strong dir="auto">{preview.data?.subject}</strong>
          <div className="mail-text" dir="auto">
            {preview.data?.body}
          </div>
        </div>
      )}
    </Panel>
  )
}
