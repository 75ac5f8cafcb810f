import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { KeptBack } from './KeptBack.tsx'
import { counted } from '../../words.ts'

/** What the next nightly scrub will forget. */
export function Forgetting(): ReactNode {
  const preview = useQuery(api.settings.scrubPreview.queryOptions())
  return (
    <Panel title="What is forgotten tonight">
      <Answer to={preview} what="what will be forgotten">
        {(next) => (
          <div className="stack">
            <dl className="facts">
              <dt>Requests</dt>
              <dd>{counted(next.requests, 'closed request')}</dd>
              <dt>Patrons</dt>
              <dd>
                {counted(next.patronLinks, 'link')} to a patron; {counted(next.patrons, 'patron')} nobody else needs
              </dd>
              <dt>Texts</dt>
              <dd>
                {counted(next.notes, 'note')}, {counted(next.exchanges, 'message')}
              </dd>
              <dt>Kept for now</dt>
              <dd>{counted(next.onHold, 'request')} because something is still open</dd>
            </dl>
            {next.numbers.length === 0 ? (
              <p className="soft">Nothing is due to be forgotten.</p>
            ) : (
              <p className="small">{next.numbers.join(' · ')}</p>
            )}
            {next.kept.length > 0 && <KeptBack kept={next.kept} />}
          </div>
        )}
      </Answer>
    </Panel>
  )
}
