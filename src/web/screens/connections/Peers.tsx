import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api, client, type Outputs } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Moment } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'
import { FindingsList } from './FindingsList.tsx'
import { WaitingWords } from './HealthFacts.tsx'
import { StandingMark } from './StandingMark.tsx'
import { useTest } from './use-test.ts'

type Peer = Outputs['connections']['peers'][number]

/** Partners reached by ISO 18626, each by its own address. */
export function Peers(): ReactNode {
  const peers = useQuery(api.connections.peers.queryOptions({ refetchInterval: 30_000 }))
  return (
    <Panel title="ISO 18626 partners" isBare>
      <Answer to={peers} what="the partners">
        {(found) =>
          found.length === 0 ? (
            <Empty>None. A library’s record says how it is reached: Libraries, Reached by.</Empty>
          ) : (
            <ul>
              {found.map((one) => (
                <PeerLine key={one.libraryId} peer={one} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Panel>
  )
}

function PeerLine({ peer }: { peer: Peer }): ReactNode {
  const { libraryId, name, standing, sentence, goodAt, badAt, error } = peer
  const { findings, refusal, isBusy, test } = useTest(() => client.connections.testPeer({ libraryId }))
  return (
    <li className="card-line">
      <div className="card-top">
        <div className="card-what">
          <Link to={addresses.library} params={{ libraryId: String(libraryId) }}>
            <bdi>{name}</bdi>
          </Link>{' '}
          <StandingMark standing={standing} />
          <div className="small soft">
            {standing === 'unset' ? 'Its record has no address for messages.' : sentence}
            {goodAt !== null && (
              <>
                {' '}
                · last good call <Moment at={goodAt} isFull />
              </>
            )}
            {badAt !== null && (
              <>
                {' '}
                · last error <Moment at={badAt} isFull />
                {error === sentence ? '' : `: ${error ?? ''}`}
              </>
            )}{' '}
            · waits for it: <WaitingWords name={`iso18626:${libraryId}`} of={peer} />
          </div>
        </div>
        <div className="row card-keys">
          <button
            type="button"
            className="small-key"
            aria-label={`Test ${name}`}
            aria-busy={isBusy}
            onClick={() => !isBusy && void test()}
          >
            {isBusy ? 'Trying…' : 'Test'}
          </button>
        </div>
      </div>
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
      {findings && <FindingsList findings={findings} />}
    </li>
  )
}
