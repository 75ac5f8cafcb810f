import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { symbolsFrom } from '../../../domain/values/library-symbol.ts'
import { exampleBarcode, faultOfBarcode } from '../../../domain/policies/ils-barcode.ts'
import { api, client, type Outputs } from '../../api.ts'
import { orNull, useFields } from '../../fields.ts'
import { AddressFields } from '../../parts/AddressFields.tsx'
import { Answer } from '../../parts/Answer.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { addressFrom } from '../libraries/library-fields.ts'
import { SymbolsField } from '../../parts/SymbolsField.tsx'
import { WholeForm, type WholeFormProps } from './WholeForm.tsx'
import { PressButton } from '../../parts/PressButton.tsx'

type Settings = Outputs['settings']['get']
type PolicyName = Exclude<keyof Settings['policy'], 'ilsBarcode'>

// oxfmt-ignore
const numbers: readonly { name: PolicyName; label: string; unit: string }[] = [
  { name: 'graceSeconds', label: 'An act can be undone for', unit: 'seconds' },
  { name: 'lenderAnswerDays', label: 'A lender has to answer', unit: 'days' },
  { name: 'daysToRespond', label: 'We answer a borrower within', unit: 'days' },
  { name: 'loanDays', label: 'We lend for', unit: 'days' },
  { name: 'renewalDays', label: 'A renewal is', unit: 'days' },
  { name: 'renewalsAllowed', label: 'Renewals allowed', unit: 'times' },
  { name: 'overdueAfterDays', label: 'Overdue is told after', unit: 'days' },
  { name: 'shelfDays', label: 'On the hold shelf for', unit: 'days' },
  { name: 'presumedHomeAfterDays', label: 'Presumed home after', unit: 'days' },
  { name: 'returningDays', label: 'Returning pieces are here in', unit: 'days' },
  { name: 'copyCloseDays', label: 'A copy closes by itself after', unit: 'days' },
  { name: 'scrubAfterDays', label: 'Personal data is forgotten after', unit: 'days' },
  { name: 'questionDays', label: 'Open questions become cards in', unit: 'days' },
  { name: 'collectionHour', label: 'The carrier comes at', unit: 'o’clock' },
  { name: 'scansPerPiece', label: 'Scans a piece (2: strap and item)', unit: '1 or 2' },
  { name: 'vanDays', label: 'The van from a library takes', unit: 'days' },
  { name: 'packingDays', label: 'Packing takes', unit: 'days' },
  { name: 'shortLoanDays', label: 'Ask for time first if under', unit: 'days' },
  { name: 'dueSoonDays', label: 'Tell “due soon” before', unit: 'days' },
  { name: 'wayToUsDays', label: 'Usual way to us', unit: 'days' },
  { name: 'wayVanOutDays', label: 'Usual van out', unit: 'days' },
  { name: 'wayVanBackDays', label: 'Usual van back', unit: 'days' },
  { name: 'wayHomeDays', label: 'Usual way home', unit: 'days' },
  { name: 'wayFromBorrowerDays', label: 'Usual way back from a borrower', unit: 'days' },
  { name: 'wayFromFacilityDays', label: 'Usual way back from a facility', unit: 'days' },
  { name: 'photoDays', label: 'Keep photos for', unit: 'days' },
  { name: 'weightOffOz', label: 'A package may weigh more or less by', unit: 'oz' },
]

export function Office(): ReactNode {
  const settings = useQuery(api.settings.get.queryOptions())
  return (
    <Answer to={settings} what="the settings" lines={10}>
      {(found) => (
        <WholeForm
          found={found}
          read={() => client.settings.get()}
          write={(next) => client.settings.change(next)}
          words="Settings saved"
        >
          {(form) => <OfficeForm {...form} />}
        </WholeForm>
      )}
    </Answer>
  )
}

function OfficeForm({ start, refusal, isBusy, save, said }: WholeFormProps<Settings>): ReactNode {
  const { office, policy } = start
  const { values, text } = useFields(
    { ...officeTexts(office), ...policyTexts(policy), ilsBarcode: policy.ilsBarcode },
    refusal,
  )
  const typed = (): Settings => ({
    ...start,
    office: {
      name: values.name,
      symbols: symbolsFrom(values.symbols),
      timeZone: values.timeZone,
      address: addressFrom(values),
      email: orNull(values.email),
      phone: orNull(values.phone),
    },
    policy: { ...policyFrom(values), ilsBarcode: values.ilsBarcode },
  })
  return (
    <form
      className="stack form-page"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void save(typed())
      }}
    >
      <Panel title="The office">
        <div className="form">
          <TextInput {...text('name', 'Name')} required maxLength={300} />
          <SymbolsField {...text('symbols', 'Symbols')} required />
          <TextInput {...text('timeZone', 'Time zone')} required maxLength={60} />
          <TextInput {...text('email', 'E-mail')} type="email" />
          <TextInput {...text('phone', 'Telephone')} maxLength={60} />
          <AddressFields text={text} />
        </div>
      </Panel>
      <Panel title="The office’s numbers">
        <div className="form">
          {numbers.map(({ name, label, unit }) => (
            <TextInput
              key={name}
              {...text(name, label)}
              type="number"
              min={0}
              step={1}
              required
              rightSection={<span className="small soft">{unit}</span>}
              rightSectionWidth={64}
            />
          ))}
        </div>
      </Panel>
      <Panel title="Barcode of a borrowed piece in the library system">
        <div className="form">
          <TextInput
            {...text('ilsBarcode', 'Barcode pattern')}
            maxLength={40}
            error={faultOfBarcode(values.ilsBarcode)}
            description={
              values.ilsBarcode === ''
                ? 'Empty: our number, B26004217K.'
                : `For example ${exampleBarcode(values.ilsBarcode)}`
            }
          />
          <p className="small soft across">
            {'{number}'} is our number, {'{digits}'} its eight digits, {'{theirs}'} nine digits of the lender’s or
            network’s number, {'{piece}'} which piece of a set. At most 20 characters. It is given when a piece is
            received; pieces that are here keep theirs.
          </p>
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

const officeTexts = (office: Settings['office']) => ({
  name: office.name,
  symbols: office.symbols.map((one) => `${one.scheme}:${one.symbol}`).join(' '),
  timeZone: office.timeZone,
  email: office.email ?? '',
  phone: office.phone ?? '',
  lines: (office.address.lines ?? []).join('\n'),
  city: office.address.city ?? '',
  region: office.address.region ?? '',
  postcode: office.address.postcode ?? '',
  country: office.address.country ?? '',
})

type PolicyTexts = Record<PolicyName, string>
const policyTexts = (policy: Settings['policy']): PolicyTexts => eachNumber((name) => String(policy[name]))
const policyFrom = (texts: PolicyTexts): Record<PolicyName, number> => eachNumber((name) => Number(texts[name]))

function eachNumber<T>(read: (name: PolicyName) => T): Record<PolicyName, T> {
  return {
    graceSeconds: read('graceSeconds'),
    lenderAnswerDays: read('lenderAnswerDays'),
    daysToRespond: read('daysToRespond'),
    loanDays: read('loanDays'),
    renewalDays: read('renewalDays'),
    renewalsAllowed: read('renewalsAllowed'),
    overdueAfterDays: read('overdueAfterDays'),
    shelfDays: read('shelfDays'),
    presumedHomeAfterDays: read('presumedHomeAfterDays'),
    returningDays: read('returningDays'),
    copyCloseDays: read('copyCloseDays'),
    scrubAfterDays: read('scrubAfterDays'),
    vanDays: read('vanDays'),
    packingDays: read('packingDays'),
    shortLoanDays: read('shortLoanDays'),
    dueSoonDays: read('dueSoonDays'),
    wayToUsDays: read('wayToUsDays'),
    wayVanOutDays: read('wayVanOutDays'),
    wayVanBackDays: read('wayVanBackDays'),
    wayHomeDays: read('wayHomeDays'),
    wayFromBorrowerDays: read('wayFromBorrowerDays'),
    wayFromFacilityDays: read('wayFromFacilityDays'),
    photoDays: read('photoDays'),
    weightOffOz: read('weightOffOz'),
    questionDays: read('questionDays'),
    collectionHour: read('collectionHour'),
    scansPerPiece: read('scansPerPiece'),
  }
}
