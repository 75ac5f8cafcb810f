import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { ClaimView } from '../../../contract/claims.ts'
import { attempt } from '../../acting.ts'
import { client } from '../../api.ts'
import { say, sayOnly } from '../../done-line.ts'
import { useKeys } from '../../keys.ts'
import { refreshAll } from '../../live.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { Day } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'
import { claimForms } from '../../searches.ts'
import { moneyWords } from '../../words.ts'
import { ClaimForm, type ClaimGiven } from './ClaimForm.tsx'

type Action = ClaimView['actions'][number]['action']
const formOf = (action: Action) => claimForms.find((one) => one === action)

/** What is claimed from the carrier for a lost package, and the keys that say what became of it. */
export function ClaimPanel({
  parcelId,
  number,
  claim,
  isFound,
}: {
  parcelId: number
  number: string
  claim: ClaimView
  isFound: boolean
}): ReactNode {
  const { claim: open } = useSearch({ from: addresses.parcel })
  const navigate = useNavigate()
  const [refusal, setRefusal] = useState<string | null>(null)
  const show = (form: (typeof claimForms)[number] | undefined) => {
    setRefusal(null)
    void navigate({
      to: addresses.parcel,
      params: { parcelId: String(parcelId) },
      search: form === undefined ? {} : { claim: form },
      replace: true,
    })
  }
  const does = async (action: Action, given: ClaimGiven = {}) => {
    const answer = await attempt(async () => {
      const { parcel, gesture } = await client.parcels.claim({ parcelId, action, ...given })
      const words = `Claim: ${parcel.claim?.label.toLowerCase() ?? ''}`
      say({ words, about: `package ${number}, ${claim.carrier}`, gesture, requestIds: [], leavesAtMs: null })
      refreshAll()
    })
    setRefusal(answer?.sentence ?? null)
    if (answer === null) show(undefined)
  }
  const press = (action: Action) => {
    const form = formOf(action)
    if (form) show(form)
    else void does(action)
  }
  const { last } = claim
  const takeBack = async () => {
    const answer = await attempt(async () => {
      if (!last) return
      await client.requests.undo({ gesture: last.gesture })
      sayOnly(`Undone: ${last.label}`, `package ${number}, ${claim.carrier}`)
      refreshAll()
    })
    setRefusal(answer?.sentence ?? null)
  }
  useKeys({
    ...Object.fromEntries(claim.actions.map((one) => [one.key, () => press(one.action)])),
    ...(last ? { U: () => void takeBack() } : {}),
  })
  const form = claim.actions.find((one) => one.action === open)
  return (
    <Panel title={`Claim from ${claim.carrier}: ${claim.label.toLowerCase()}`}>
      <div className="stack">
        <ClaimFacts claim={claim} />
        {isFound && claim.filedOn !== null && claim.state !== 'refused' && (
          <Notice kind="warn">
            It was found after all: tell {claim.carrier}
            {claim.paidCents !== null && ', which may want its money back'}.
          </Notice>
        )}
        {claim.staysBecause !== null && <p className="soft">{claim.staysBecause}</p>}
        {refusal !== null && <Notice kind="warn">{refusal}</Notice>}
        {form && open ? (
          <ClaimForm
            key={open}
            kind={open}
            label={form.label}
            claim={claim}
            keep={(given) => void does(form.action, given)}
            cancel={() => show(undefined)}
          />
        ) : (
          (claim.actions.length > 0 || last !== null) && (
            <div className="row">
              {claim.actions.map(({ action, label, key }, index) => (
                <PressButton key={action} isFirst={index === 0} press={() => press(action)}>
                  {label}
                  {formOf(action) && '…'} <KeyCap of={key} />
                </PressButton>
              ))}
              {last !== null && (
                <PressButton press={() => void takeBack()}>
                  Undo: {last.label} <KeyCap of="U" />
                </PressButton>
              )}
            </div>
          )
        )}
      </div>
    </Panel>
  )
}

function ClaimFacts({ claim }: { claim: ClaimView }): ReactNode {
  const { carrier, coveredCents, firstOn, lastOn, filedOn, claimNumber, paidCents } = claim
  return (
    <>
      <p>
        {carrier} pays up to ${moneyWords(coveredCents, null)}. Claim it from <Day on={firstOn} />; at the latest{' '}
        <Day on={lastOn} />. {claim.isAssumed && <strong>These days are not known for sure: ask {carrier}.</strong>}
      </p>
      <p className="soft">{claim.window}</p>
      {filedOn !== null && (
        <p>
          Filed <Day on={filedOn} />
          {claimNumber !== null && `, claim number ${claimNumber}`}
          {paidCents !== null && `; paid $${moneyWords(paidCents, null)}`}.
        </p>
      )}
    </>
  )
}
