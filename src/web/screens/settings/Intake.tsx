import { Checkbox, TextInput, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { api, client, type Outputs } from '../../api.ts'
import { useFields } from '../../fields.ts'
import { Answer } from '../../parts/Answer.tsx'
import { CheckList } from '../../parts/needs/CheckList.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { materials } from '../../../domain/requests/materials.ts'
import { materialLabel } from '../../words.ts'
import { WholeForm, type WholeFormProps } from './WholeForm.tsx'

type Rules = Outputs['intake']['rules']

// oxfmt-ignore
const numbers = [
  { name: 'activeRequests', label: 'A patron may wait for', unit: 'requests', least: 1, most: 100 },
  { name: 'usualDays', label: 'Asked to on the shelf, usually', unit: 'days', least: 1, most: 120 },
  { name: 'articlesPerTitle', label: 'Articles of a periodical a year', unit: 'copies', least: 0, most: 50 },
  { name: 'chaptersPerBook', label: 'Chapters of a book a year', unit: 'copies', least: 0, most: 50 },
] as const

/** What is looked at when a request comes in. */
export function Intake(): ReactNode {
  const rules = useQuery(api.intake.rules.queryOptions())
  return (
    <Answer to={rules} what="the rules" lines={8}>
      {(found) => (
        <WholeForm
          found={found}
          read={() => client.intake.rules()}
          write={(next) => client.intake.changeRules(next)}
          words="Intake rules saved"
        >
          {(form) => <IntakeForm {...form} />}
        </WholeForm>
      )}
    </Answer>
  )
}

function IntakeForm({ start: rules, refusal, isBusy, save, said }: WholeFormProps<Rules>): ReactNode {
  const [excluded, setExcluded] = useState<readonly string[]>(rules.excludedMaterials)
  const [thisYear, setThisYear] = useState(rules.excludesThisYear)
  const { values, text } = useFields(textsOf(rules), refusal)
  const typed = (): Rules => ({
    ...rules,
    activeRequests: Number(values.activeRequests),
    usualDays: Number(values.usualDays),
    articlesPerTitle: Number(values.articlesPerTitle),
    chaptersPerBook: Number(values.chaptersPerBook),
    excludedMaterials: materials.filter((one) => excluded.includes(one)),
    excludesThisYear: thisYear,
    copyrightWarning: values.copyrightWarning.trim(),
  })
  return (
    <form
      className="stack form-page"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void save(typed())
      }}
    >
      <Panel title="How much, how long">
        <div className="form">
          {numbers.map(({ name, label, unit, least, most }) => (
            <TextInput
              key={name}
              {...text(name, label)}
              type="number"
              min={least}
              max={most}
              step={1}
              required
              rightSection={<span className="small soft">{unit}</span>}
              rightSectionWidth={72}
            />
          ))}
        </div>
      </Panel>
      <Panel title="What the office does not borrow">
        <div className="form">
          <CheckList
            label="Kinds of material"
            choices={materials.map((one) => ({ value: one, label: materialLabel(one) }))}
            chosen={excluded}
            change={setExcluded}
          />
          <Checkbox
            className="across"
            label="Anything published this year"
            checked={thisYear}
            onChange={(event) => setThisYear(event.currentTarget.checked)}
          />
        </div>
      </Panel>
      <Panel title="Copyright">
        <div className="form">
          <Textarea
            {...text('copyrightWarning', 'Warning shown wherever a copy is asked for')}
            className="across"
            rows={8}
            maxLength={10_000}
            description="Paste the wording of 37 CFR 201.14(b), heading and all. While this is empty, no copy can be asked for."
          />
        </div>
      </Panel>
      {said}
      <div>
        <PressButton isSubmit isBusy={isBusy}>
          Save
        </PressButton>
      </div>
    </form>
  )
}

const textsOf = (rules: Rules) => ({
  activeRequests: String(rules.activeRequests),
  usualDays: String(rules.usualDays),
  articlesPerTitle: String(rules.articlesPerTitle),
  chaptersPerBook: String(rules.chaptersPerBook),
  copyrightWarning: rules.copyrightWarning,
})
