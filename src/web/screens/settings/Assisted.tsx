import { Checkbox, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { AssistedView } from '../../../contract/assisted.ts'
import { pageNames, type PageName } from '../../../domain/assisted/systems.ts'
import { api, client } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { WholeForm, type WholeFormProps } from './WholeForm.tsx'

const modeWords = {
  api: 'Its connection is on: it is reached by its key, and assisted mode rests.',
  assisted: 'Worked in its own pages, beside the cards here.',
  by_hand: 'Plainly by hand.',
} as const
const pageLabels = {
  home: 'Home page',
  new: 'New request',
  request: 'One request',
  patron: 'One patron',
  newPatron: 'New patron',
  closures: 'Office closures',
  item: 'One item',
  checkOut: 'Check out',
  checkIn: 'Check in',
} as const satisfies Record<PageName, string>
const pagesOf = {
  worldshare: ['home', 'new', 'request', 'closures'],
  polaris: pageNames.filter((name) => name !== 'closures'),
} as const

/** Systems without a key: each is switched on alone, with the addresses of its pages. */
export function Assisted(): ReactNode {
  const settings = useQuery(api.assisted.settings.queryOptions())
  return (
    <div className="stack form-page">
      <Answer to={settings} what="the settings" lines={8}>
        {(found) => (
          <WholeForm
            found={found}
            read={() => client.assisted.settings()}
            write={(next) => client.assisted.change(next)}
            words="Assisted mode saved"
          >
            {(form) => <AssistedForm {...form} />}
          </WholeForm>
        )}
      </Answer>
    </div>
  )
}

function AssistedForm({ start: found, isBusy, save, said }: WholeFormProps<AssistedView>): ReactNode {
  const [worldshare, setWorldshare] = useState({
    ...found.worldshare,
    registryId: found.worldshare.registryId === null ? '' : String(found.worldshare.registryId),
    walkAt: found.worldshare.walkAt.join(', '),
  })
  const [polaris, setPolaris] = useState(found.polaris)
  const typed = (): AssistedView => ({
    ...found,
    worldshare: {
      ...worldshare,
      registryId: worldshare.registryId.trim() === '' ? null : Number(worldshare.registryId),
      walkAt: worldshare.walkAt.split(/[\s,;]+/).filter(Boolean),
    },
    polaris,
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void save(typed())
      }}
    >
      <Panel title="WorldShare">
        <div className="stack">
          <p className="soft small">{modeWords[found.modes.worldshare]}</p>
          <Checkbox
            label="Assisted: cards in WorldShare’s own order, pasted pages, queues to walk"
            checked={worldshare.isOn}
            onChange={(event) => setWorldshare({ ...worldshare, isOn: event.currentTarget.checked })}
          />
          <Pages
            names={pagesOf.worldshare}
            pages={worldshare.pages}
            change={(pages) => setWorldshare({ ...worldshare, pages })}
          />
          <TextInput
            label="Walk the queues at"
            description="Times on staffed days, such as 09:00, 13:00. Empty: never."
            value={worldshare.walkAt}
            onChange={(event) => setWorldshare({ ...worldshare, walkAt: event.currentTarget.value })}
          />
          <TextInput
            label="Our registry id"
            description="Where it is known; it is asked for again when a key comes."
            inputMode="numeric"
            value={worldshare.registryId}
            onChange={(event) => setWorldshare({ ...worldshare, registryId: event.currentTarget.value })}
          />
          <Checkbox
            label="Take in lending requests from pasted pages and alerts"
            checked={worldshare.takesIn}
            onChange={(event) => setWorldshare({ ...worldshare, takesIn: event.currentTarget.checked })}
          />
        </div>
      </Panel>
      <Panel title="Polaris">
        <div className="stack">
          <p className="soft small">{modeWords[found.modes.polaris]}</p>
          <Checkbox
            label="Assisted: cards in Polaris’ own order, pasted lists"
            checked={polaris.isOn}
            onChange={(event) => setPolaris({ ...polaris, isOn: event.currentTarget.checked })}
          />
          <Pages names={pagesOf.polaris} pages={polaris.pages} change={(pages) => setPolaris({ ...polaris, pages })} />
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

type Pages = AssistedView['polaris']['pages']
function Pages({
  names,
  pages,
  change,
}: {
  names: readonly PageName[]
  pages: Pages
  change: (pages: Pages) => void
}): ReactNode {
  return (
    <fieldset className="bare stack tight">
      <legend className="small soft">
        Addresses of its pages; {'{number}'}, {'{card}'} and {'{barcode}'} are filled in
      </legend>
      {names.map((name) => (
        <TextInput
          key={name}
          label={pageLabels[name]}
          type="text"
          inputMode="url"
          value={pages[name] ?? ''}
          onChange={(event) => change({ ...pages, [name]: event.currentTarget.value })}
        />
      ))}
    </fieldset>
  )
}
