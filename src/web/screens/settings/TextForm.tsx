import { TextInput, Textarea } from '@mantine/core'
import { useRef, type ReactNode } from 'react'
import { client, type Outputs } from '../../api.ts'
import { useFields } from '../../fields.ts'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { useChange } from './saying.ts'
import { TextChanges } from './TextChanges.tsx'
import { TextPreview } from './TextPreview.tsx'

type View = Outputs['texts']['get']

/** Subject and text with its fields, how it reads with a made-up request, and who changed it when. */
export function TextForm({ view }: { view: View }): ReactNode {
  const { kind, language } = view
  const { refusal, isBusy, change } = useChange()
  const { values, set, text } = useFields({ subject: view.subject, body: view.body }, refusal)
  const area = useRef<HTMLTextAreaElement>(null)
  const which = { kind, language, after: view.changes[0]?.id ?? null }
  const save = () => change(() => client.texts.change({ ...which, ...values }), 'Text saved', view.label)
  const restore = () => change(() => client.texts.restore(which), 'Back to the original', view.label)
  const put = (name: string): void => {
    const { selectionStart = 0, selectionEnd = 0 } = area.current ?? {}
    set('body', `${values.body.slice(0, selectionStart)}{${name}}${values.body.slice(selectionEnd)}`)
    area.current?.focus()
  }
  const isOfForm = refusal?.field === 'subject' || refusal?.field === 'body'
  return (
    <div className="two-sides">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isBusy) void save()
        }}
      >
        <Panel title="What they read">
          <div className="stack">
            {language !== 'en' && !view.isChanged && (
              <p className="soft small">Nothing is written in this language: these patrons get the English text.</p>
            )}
            <TextInput {...text('subject', 'Subject')} maxLength={200} dir="auto" />
            <Textarea {...text('body', 'Text')} ref={area} rows={14} maxLength={5000} dir="auto" />
            {refusal && !isOfForm && <Notice kind="warn">{refusal.sentence}</Notice>}
            <div className="row">
              <PressButton isSubmit isBusy={isBusy}>
                Save
              </PressButton>
              {view.isChanged && (
                <PressButton isBusy={isBusy} press={() => void restore()}>
                  {language === 'en' ? 'Back to the original' : 'Back to English'}
                </PressButton>
              )}
            </div>
          </div>
        </Panel>
        <Panel title="Fields">
          <p className="soft small">
            Press one to put it into the text. What stands in [ ] is left out when the field in it is empty.
          </p>
          <ul className="text-fields">
            {view.fields.map(({ name, what, isNeeded }) => (
              <li key={name}>
                <button type="button" className="small-key" onClick={() => put(name)}>
                  {`{${name}}`}
                </button>{' '}
                <span className="small">
                  {what}
                  {isNeeded && ' (must stand there)'}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      </form>
      <div className="stack">
        <TextPreview kind={kind} language={language} subject={values.subject} body={values.body} />
        <TextChanges
          view={view}
          take={(subject, body) => {
            set('subject', subject)
            set('body', body)
          }}
        />
      </div>
    </div>
  )
}
