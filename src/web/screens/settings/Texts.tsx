import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api, type Outputs } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { addresses } from '../../routes.tsx'
import { OneText } from './OneText.tsx'

type Line = Outputs['texts']['list'][number]
const groups = [
  ['patron', 'To patrons'],
  ['member', 'To member libraries'],
  ['facility', 'To facilities'],
  ['lender', 'To lenders, where they are reached by hand'],
  ['borrower', 'To borrowers, where they are reached by hand'],
] as const

/** The texts of the mails people get: all of them, or the one the address names. */
export function Texts(): ReactNode {
  const { text, language } = useSearch({ from: addresses.settings })
  const texts = useQuery(api.texts.list.queryOptions())
  if (text !== undefined) return <OneText kind={text} language={language ?? 'en'} />
  return (
    <Answer to={texts} what="the texts" lines={12}>
      {(list) => (
        <div className="stack form-page">
          {groups.map(([to, title]) => (
            <Group key={to} title={title} lines={list.filter((one) => one.to === to)} />
          ))}
        </div>
      )}
    </Answer>
  )
}

function Group({ title, lines }: { title: string; lines: readonly Line[] }): ReactNode {
  if (lines.length === 0) return null
  return (
    <Panel title={title} isBare>
      <ul>
        {lines.map((line) => (
          <li key={line.kind} className="card-line" data-row>
            <div className="row wide">
              <span>
                <Link to={addresses.settings} params={{ part: 'texts' }} search={{ text: line.kind }}>
                  {line.label}
                </Link>{' '}
                <span className="soft">{line.begins}</span>
              </span>
              {line.changedIn.length > 0 && <span className="small">{changedWords(line.changedIn)}</span>}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const changedWords = (languages: readonly string[]): string => {
  const others = languages.filter((one) => one !== 'en')
  const own = languages.length > others.length ? 'changed here' : ''
  return [own, others.length > 0 ? `also in ${others.join(', ')}` : ''].filter(Boolean).join('; ')
}
