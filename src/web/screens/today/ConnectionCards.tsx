import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api, type Outputs } from '../../api.ts'
import { withDaysInWords } from '../../dates.ts'
import { useMe } from '../../me.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { addresses } from '../../routes.tsx'
import { needsSomebody } from '../connections/standing-words.ts'

type Light = Outputs['connections']['lights'][number]

/** Systems outside that somebody must see to: in trouble, or a key that ends soon or has ended. */
export function ConnectionCards(): ReactNode {
  const lights = useQuery(api.connections.lights.queryOptions())
  const { today } = useMe()
  const lines = (lights.data ?? []).flatMap(linesOf)
  if (lines.length === 0) return null
  return (
    <Panel title="Connections" isBare>
      <ul>
        {lines.map(({ name, label, sentence, isBad }) => (
          <li key={label + sentence} className="card-line" data-row>
            <div className="card-top">
              <div className="card-what">
                <span className="card-words">{label}</span>
                {isBad && <span className="card-until late">trouble</span>}
                <div className={isBad ? 'small late' : 'small soft'}>{withDaysInWords(sentence, today)}</div>
              </div>
              <div className="row card-keys">
                <Link className="small-key" to={addresses.connections} search={{ open: name }}>
                  Open
                </Link>
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function linesOf({ name, label, standing, sentence, warning }: Light) {
  return [
    ...(warning === null ? [] : [{ name, label, sentence: warning.sentence, isBad: warning.isLate }]),
    ...(needsSomebody(standing) ? [{ name, label, sentence, isBad: true }] : []),
  ]
}
