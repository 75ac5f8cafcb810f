export type PutBack = () => void

/** Remembers what stands in the field that has the focus; null where nothing can be typed. */
export function fieldAsItIs(target: EventTarget | null): PutBack | null {
  if (target instanceof HTMLSelectElement) {
    const { selectedIndex } = target
    return () => {
      if (target.selectedIndex === selectedIndex) return
      target.selectedIndex = selectedIndex
      target.dispatchEvent(new Event('change', { bubbles: true }))
    }
  }
  if (target instanceof HTMLTextAreaElement) return textPutBack(target, HTMLTextAreaElement.prototype)
  return target instanceof HTMLInputElement ? textPutBack(target, HTMLInputElement.prototype) : null
}

function textPutBack(field: HTMLInputElement | HTMLTextAreaElement, prototype: object): PutBack {
  const { value, selectionStart, selectionEnd } = field
  return () => {
    if (field.value === value) return
    // Past React's own record of the value, so that it hears of the change.
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
    field.dispatchEvent(new Event('input', { bubbles: true }))
    if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd)
  }
}
