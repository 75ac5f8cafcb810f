import { useRef, type ReactNode } from 'react'
import type { Button, RequestView } from '../../../contract/request-view.ts'
import { act, attempt, newKey, type Details } from '../../acting.ts'
import { client } from '../../api.ts'
import { sayOnly } from '../../done-line.ts'
import { refreshRequest } from '../../live.ts'
import { NeedsForm } from '../../parts/needs/NeedsForm.tsx'
import type { FieldKeys, FieldValues, Needs } from '../../parts/needs/needs-values.ts'
import type { Refusal } from '../../refusal.ts'
import { isBorrowing } from './ActList.tsx'
import { notItsPiece, termsChosen, termsShown } from './terms-of.ts'

const lendersOnly: Needs = { lenders: { label: 'Lenders', type: 'ids', optional: true, of: 'library' } }

const termKeys: FieldKeys = {
  '1': { field: 'conditions', code: 'LibraryUseOnly' },
  '2': { field: 'conditions', code: 'NoRenewal' },
  '3': { field: 'conditions', code: 'NoReproduction' },
  '4': { field: 'dueOn' },
  '5': { field: 'insuredCents' },
  '6': { field: 'besides', code: 'signature' },
  '7': { field: 'besides', code: 'ownPackaging' },
  '8': { field: 'besides', code: 'keepStrap' },
  '9': { field: 'notFrom' },
}

/** The inline form of an action; after a refusal what was typed stays, and the request is shown as it is now. */
export function ActForm({ view, button, close }: { view: RequestView; button: Button; close: () => void }): ReactNode {
  const key = useRef(newKey())
  const { id: requestId, number, title, version } = view.line
  const isTerms = button.action === 'lendersTerms'

  const submit = async (details: Details): Promise<Refusal | null> => {
    const refusal = isBorrowing(button)
      ? await borrow(view, details)
      : await act({
          requestId,
          number,
          title,
          version,
          action: button.action,
          label: button.label,
          details,
          key: key.current,
        })
    // The next try is another attempt, not a repeat of the refused one.
    key.current = newKey()
    if (!refusal) close()
    return refusal
  }
  return (
    <div className="act-form">
      <p className="small soft">{button.about}</p>
      <NeedsForm
        needs={isBorrowing(button) ? lendersOnly : button.needs}
        request={view}
        initial={startOf(view, button)}
        submitLabel={isTerms ? 'Save' : button.label}
        isEditing={isTerms}
        {...(isTerms
          ? {
              keys: termKeys,
              follow: (name, value) => termsChosen(view, name, value),
              warning: (values) => notItsPiece(view, values),
            }
          : {})}
        submit={submit}
        cancel={close}
      />
    </div>
  )
}

async function borrow(view: RequestView, details: Details): Promise<Refusal | null> {
  const lenders = Array.isArray(details['lenders']) ? details['lenders'].filter((one) => typeof one === 'number') : []
  return attempt(async () => {
    const made = await client.requests.borrowForFacility({ requestId: view.line.id, lenders })
    sayOnly(`Borrowing request ${made.number} made`, view.line.title)
    refreshRequest(view.line.id)
  }, view.line.id)
}

/** What stands there is what one changes: the citation, or the lenders still to be asked. */
function startOf(view: RequestView, button: Button): FieldValues {
  if (button.action === 'sayWhich') return { volume: view.citation['volume'] ?? '', copy: view.citation['copy'] ?? '' }
  if (button.action === 'correct') return { ...view.citation, title: view.line.title }
  if (button.action === 'lendersTerms') return termsShown(view)
  if (button.action !== 'setLenders') return {}
  return {
    lenders: view.entries
      .filter((entry) => entry.state === 'waiting' && entry.askedAt === null)
      .map((entry) => entry.library.id),
  }
}
