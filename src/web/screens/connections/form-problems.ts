import type { Refusal } from '../../refusal.ts'
import type { Problems } from '../../schema-form/SchemaFields.tsx'

const prefix = 'fields.'

/** What the office found wrong, by where in the form it stands. */
export const problemsIn = (refusal: Refusal | null): Problems =>
  new Map(
    (refusal?.problems ?? []).flatMap(({ field, sentence }) =>
      field.startsWith(prefix) ? [[field.slice(prefix.length), sentence]] : [],
    ),
  )

const wrong = '[aria-invalid="true"], .schema-error'

/** Unfolds what hides a sentence, and goes to the first field that has one. */
export function showFirstProblem(form: HTMLFormElement): void {
  for (const folded of form.querySelectorAll<HTMLDetailsElement>('details'))
    if (folded.querySelector(wrong)) folded.open = true
  const first = form.querySelector<HTMLElement>(wrong)
  const field = first?.matches('.schema-error')
    ? first.closest('fieldset')?.querySelector<HTMLElement>('input, select, button')
    : first
  first?.scrollIntoView({ block: 'center' })
  field?.focus({ preventScroll: true })
}
