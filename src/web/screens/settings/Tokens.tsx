import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { api, client } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Day, Moment } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'
import { roleWords } from '../../words.ts'
import { NewToken } from './NewToken.tsx'
import { Once } from './Once.tsx'
import { useChange } from './saying.ts'

/** Programs that may call the API, each with a role and an end. */
export function Tokens(): ReactNode {
  const { adding } = useSearch({ from: addresses.settings })
  const navigate = useNavigate()
  const tokens = useQuery(api.tokens.list.queryOptions())
  const [once, setOnce] = useState<{ name: string; secret: string } | null>(null)
  const { refusal, change } = useChange()
  const show = (isAdding: boolean) =>
    void navigate({
      to: addresses.settings,
      params: { part: 'tokens' },
      search: isAdding ? { adding: 'yes' } : {},
      replace: true,
    })
  return (
    <Panel
      title="Tokens"
      isBare
      side={
        <button
          type="button"
          className="small-key"
          aria-expanded={adding === 'yes'}
          onClick={() => show(adding !== 'yes')}
        >
          New token
        </button>
      }
    >
      {adding && (
        <NewToken
          close={() => show(false)}
          added={(name, secret) => {
            setOnce({ name, secret })
            show(false)
          }}
        />
      )}
      {once && (
        <Once
          what={`Secret of ${once.name}`}
          secret={once.secret}
          hint="Put it into the program that needs it."
          close={() => setOnce(null)}
        />
      )}
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
      <Answer to={tokens} what="the tokens">
        {(list) =>
          list.length === 0 ? (
            <Empty>No token. Make one for each program that calls the API.</Empty>
          ) : (
            <div className="table-box">
              <table className="table roomy">
                <caption className="only-heard">Tokens</caption>
                <thead>
                  <tr>
                    <th scope="col">Name</th>
                    <th scope="col">Role</th>
                    <th scope="col">Made</th>
                    <th scope="col">Ends</th>
                    <th scope="col">Last used</th>
                    <th scope="col">
                      <span className="only-heard">What can be done</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {list.map((token) => (
                    <tr key={token.id}>
                      <th scope="row">{token.name}</th>
                      <td>{roleWords[token.role]}</td>
                      <td>
                        <Moment at={token.createdAt} />
                      </td>
                      <td>{token.endsAt === null ? 'never' : <Moment at={token.endsAt} isFull />}</td>
                      <td>{token.lastUsedOn === null ? 'never' : <Day on={token.lastUsedOn} />}</td>
                      <td className="right">
                        {token.revoked ? (
                          'ended'
                        ) : (
                          <button
                            type="button"
                            className="small-key"
                            aria-label={`End now: ${token.name}`}
                            onClick={() =>
                              void change(() => client.tokens.revoke({ tokenId: token.id }), 'Token ended', token.name)
                            }
                          >
                            End now
                          </button>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answer>
    </Panel>
  )
}
