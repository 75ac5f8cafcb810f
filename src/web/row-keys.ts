import { useEffect, useState, type FocusEvent } from 'react'
import { settledMs, useKeys, type KeyMap } from './keys.ts'

/** The letters of one row: they act once the focus has stood in it for a second. */
export function useRowKeys<E extends HTMLElement>(keys: KeyMap) {
  const [hasFocus, setFocus] = useState(false)
  const [isSettled, setSettled] = useState(false)
  useEffect(() => {
    if (!hasFocus) return
    const timer = setTimeout(setSettled, settledMs, true)
    return () => {
      clearTimeout(timer)
      setSettled(false)
    }
  }, [hasFocus])
  useKeys(isSettled ? keys : {}, true)
  return {
    onFocus: () => setFocus(true),
    onBlur: (event: FocusEvent<E>) => {
      if (!event.currentTarget.contains(event.relatedTarget)) setFocus(false)
    },
  }
}
