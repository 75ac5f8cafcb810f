import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { addresses } from '../../routes.tsx'
import { TextForm } from './TextForm.tsx'

/** One text, in one language. */
export function OneText({ kind, language }: { kind: string; language: string }): ReactNode {
  const text = useQuery(api.texts.get.queryOptions({ input: { kind, language } }))
  const navigate = useNavigate()
  return (
    <div className="stack">
      <p>
        <Link to={addresses.settings} params={{ part: 'texts' }} search={{}}>
          All texts
        </Link>
      </p>
      <Answer to={text} what="the text" lines={10}>
        {(view) => (
          <>
            <div className="row wide">
              <h2>
                {view.label} <span className="soft small">{toWords[view.to]}</span>
              </h2>
              {view.languages.length > 1 && (
                <NativeSelect
                  label="Language"
                  value={language}
                  data={view.languages.map(({ code, name, isChanged }) => ({
                    value: code,
                    label: isChanged && code !== 'en' ? `${name} (written)` : name,
                  }))}
                  onChange={({ currentTarget: { value } }) =>
                    void navigate({
                      to: addresses.settings,
                      params: { part: 'texts' },
                      search: { text: kind, language: value === 'en' ? undefined : value },
                    })
                  }
                />
              )}
            </div>
            <TextForm key={`${kind} ${language} ${view.changes[0]?.id ?? 0}`} view={view} />
          </>
        )}
      </Answer>
    </div>
  )
}

const toWords = {
  patron: 'to the patron',
  member: 'to the member library',
  facility: 'to the facility',
  lender: 'to the lender',
  borrower: 'to the borrower',
} as const
