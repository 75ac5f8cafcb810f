// The letters of the row that has had the focus for a second, when nothing is marked: the acts of that request.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Button, RequestView } from '../../../contract/request-view.ts'
import { act, newKey } from '../../acting.ts'
import { api } from '../../api.ts'
import { sayOnly } from '../../done-line.ts'
import { settledMs } from '../../keys.ts'
import { neededFromPeople } from '../../parts/needs/needs-values.ts'
import { addresses } from '../../routes.tsx'

export function useRowKeys(cursor: number | null, hasFocus: boolean): Readonly<Record<string, () => void>> {
  const [settled, setSettled] = useState<number | null>(null)
  const navigate = useNavigate()
  useEffect(() => {
    if (cursor === null || !hasFocus) return
    const timer = setTimeout(setSettled, settledMs, cursor)
    return () => clearTimeout(timer)
  }, [cursor, hasFocus])
  const isSettled = hasFocus && settled !== null && settled === cursor
  const request = useQuery(
    api.requests.get.queryOptions({ input: { requestId: settled ?? 0 }, enabled: isSettled && settled !== null }),
  )
  if (!isSettled || request.data?.line.id !== cursor) return {}
  const view = request.data
  const press = (button: Button) => {
    const { id: requestId, number, title, version } = view.line
    const { action, label } = button
    if (asksSomething(button, view))
      return void navigate({ to: addresses.request, params: { requestId: String(requestId) }, search: { act: action } })
    void (async () => {
      const refusal = await act({ requestId, number, title, version, action, label, details: {}, key: newKey() })
      if (refusal) sayOnly(refusal.sentence, `${title} (${number})`)
    })()
  }
  return Object.fromEntries(
    view.buttons.flatMap((button) =>
      button.possible && button.key !== null ? [[button.key.toUpperCase(), () => press(button)]] : [],
    ),
  )
}

/** Borrowing for a facility's line has a form of its own on the request's page. */
const asksSomething = (button: Button, view: RequestView): boolean =>
  neededFromPeople(button.needs, view).length > 0 || button.action === 'borrowOut'
