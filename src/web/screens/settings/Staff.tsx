import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { api, client, type Outputs } from '../../api.ts'
import { useMe } from '../../me.tsx'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { LibrarySelect } from '../../parts/LibrarySelect.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { addresses } from '../../routes.tsx'
import { roleWords } from '../../words.ts'
import { libraryKindOf, NewAccount, roles } from './NewAccount.tsx'
import { Once } from './Once.tsx'
import { useChange } from './saying.ts'

type Account = Outputs['staff']['list'][number]

/** Who may sign in, as what. */
export function Staff(): ReactNode {
  const { adding } = useSearch({ from: addresses.settings })
  const navigate = useNavigate()
  const staff = useQuery(api.staff.list.queryOptions())
  const [once, setOnce] = useState<{ name: string; password: string } | null>(null)
  const { refusal, change } = useChange()
  const show = (isAdding: boolean) =>
    void navigate({
      to: addresses.settings,
      params: { part: 'staff' },
      search: isAdding ? { adding: 'yes' } : {},
      replace: true,
    })

  const reset = (account: Account) =>
    change(
      async () => {
        const made = await client.staff.reset({ userId: account.id })
        setOnce({ name: made.account.name, password: made.password })
      },
      'New password made',
      account.name,
    )
  return (
    <Panel
      title="Accounts"
      isBare
      side={
        <button
          type="button"
          className="small-key"
          aria-expanded={adding === 'yes'}
          onClick={() => show(adding !== 'yes')}
        >
          New account
        </button>
      }
    >
      {adding && (
        <NewAccount
          close={() => show(false)}
          added={(name, password) => {
            setOnce({ name, password })
            show(false)
          }}
        />
      )}
      {once && (
        <Once
          what={`One-time password for ${once.name}`}
          secret={once.password}
          hint="They choose their own at the first sign-in."
          close={() => setOnce(null)}
        />
      )}
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
      <Answer to={staff} what="the accounts">
        {(list) =>
          list.length === 0 ? (
            <Empty>No account yet.</Empty>
          ) : (
            <div className="table-box">
              <table className="table roomy folds">
                <caption className="only-heard">Accounts</caption>
                <thead>
                  <tr>
                    <th scope="col">Name</th>
                    <th scope="col">E-mail</th>
                    <th scope="col">Role</th>
                    <th scope="col">Standing</th>
                    <th scope="col">
                      <span className="only-heard">What can be done</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {list.map((account) => (
                    <Row key={account.id} account={account} change={change} reset={() => void reset(account)} />
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

interface RowProps {
  account: Account
  change: ReturnType<typeof useChange>['change']
  reset: () => void
}

function Row({ account, change, reset }: RowProps): ReactNode {
  const { userId } = useMe()
  const { id, name } = account
  const [role, setRole] = useState<Account['role'] | null>(null)
  const wanted = role ?? account.role
  const kinds = libraryKindOf(wanted)
  const set = async (library: { libraryId?: number }, to: Account['role']) => {
    await change(() => client.staff.setRole({ userId: id, role: to, ...library }), `Now ${roleWords[to]}`, name)
    setRole(null)
  }
  return (
    <tr>
      <th scope="row">
        {name}
        {id === userId && <span className="soft"> you</span>}
      </th>
      <td>{account.email}</td>
      <td>
        <NativeSelect
          size="xs"
          aria-label={`Role of ${name}`}
          value={wanted}
          onChange={(event) => {
            const to = roles.find((one) => one === event.currentTarget.value)
            if (to === undefined) return
            if (libraryKindOf(to).length > 0) setRole(to)
            else void set({}, to)
          }}
          data={roles.map((value) => ({ value, label: roleWords[value] }))}
        />
        {kinds.length > 0 && (
          <LibrarySelect
            label={`Library of ${name}`}
            kinds={kinds}
            required
            chosen={wanted === account.role && account.libraryId !== null ? String(account.libraryId) : ''}
            change={(library) => library !== '' && void set({ libraryId: Number(library) }, wanted)}
          />
        )}
      </td>
      <td>{account.disabled ? 'switched off' : account.mustChangePassword ? 'has a one-time password' : 'in use'}</td>
      <td className="right">
        <span className="row">
          <button type="button" className="small-key" aria-label={`New password for ${name}`} onClick={reset}>
            New password
          </button>
          {account.disabled ? (
            <button
              type="button"
              className="small-key"
              aria-label={`Switch on ${name}`}
              onClick={() => void change(() => client.staff.enable({ userId: id }), 'Switched on', name)}
            >
              Switch on
            </button>
          ) : (
            <button
              type="button"
              className="small-key"
              aria-label={`Switch off ${name}`}
              onClick={() =>
                void change(() => client.staff.disable({ userId: id }), 'Switched off and signed out', name)
              }
            >
              Switch off
            </button>
          )}
        </span>
      </td>
    </tr>
  )
}
