import { effectRow, effects, isEffectName, type EffectName } from '../../src/domain/lifecycle/effects.ts'
import { entryStates } from '../../src/domain/lifecycle/entries.ts'
import { actionRow, lifeNames, lifeOf, lives, type Life } from '../../src/domain/lifecycle/lives.ts'
import { places } from '../../src/domain/lifecycle/places.ts'
import type { ActionRow } from '../../src/domain/lifecycle/table.ts'
import type { GeneratedFile } from './generated-file.ts'
import { entryDiagram, lifeDiagram } from './lifecycle-diagram.ts'
import { effectWords, elsewhere, fromWords, needs, onlyIf, saysWords, table, toWords, who } from './lifecycle-words.ts'

const all: readonly Life[] = lifeNames.map((name) => lifeOf(lives[name]))

/** `docs/generated/lifecycle.md`: the tables of the life cycles for people who never read code. */
export function lifecycleFiles(): readonly GeneratedFile[] {
  const text = [
    '# The life of a request',
    'Written by `npm run gen` from the tables in `src/domain/lifecycle`. Do not edit.',
    'A *request* says where our matter stands. While we borrow, each lender on its string has a *talk* of its own, and each *piece* has a place and somebody who answers for it. A request of several pieces stands where its least advanced piece stands that is neither lost nor home. What keeps the request where it is (a note, a renewal, a recall) is an action too.',
    [
      ...all.map((life) => `- [${life.label}](#${anchor(life.label)})`),
      '- [The talk with a lender](#the-talk-with-a-lender)',
      '- [Where a piece is](#where-a-piece-is)',
      '- [What is told outside](#what-is-told-outside)',
    ].join('\n'),
    ...all.flatMap(lifeSection),
    ...talkSection(),
    ...placeSection(),
    ...effectSection(),
  ].join('\n\n')
  return [{ file: 'docs/generated/lifecycle.md', text: `${text}\n` }]
}

const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z -]/g, '')
    .replaceAll(' ', '-')

const lifeSection = (life: Life): readonly string[] => [
  `## ${life.label}`,
  lifeDiagram(life),
  `### States: ${life.label.toLowerCase()}`,
  table(
    ['State', 'Stage', 'What it means', 'Pieces are', 'ISO 18626', 'WorldShare', 'Polaris'],
    Object.entries(life.states).map(([state, row]) => [
      [`**${row.label}**`, `\`${state}\``],
      row.stage,
      row.about,
      row.place ? places[row.place].label : '',
      row.iso18626 ?? '',
      row.worldshare ?? '',
      row.polaris ?? '',
    ]),
  ),
  `### Actions: ${life.label.toLowerCase()}`,
  table(
    ['Action', 'Who', 'From', 'To', 'Needs', 'Only if', 'Writes down', 'Tells', 'Elsewhere'],
    Object.entries(life.actions).map(([action, row]) => actionCells(life, action, row)),
  ),
]

const actionCells = (life: Life, action: string, row: ActionRow<string>): readonly (readonly string[] | string)[] => [
  [`**${row.label}**${row.key ? ` (key ${row.key})` : ''}`, row.about, `\`${action}\``],
  who(row),
  fromWords(life, row),
  toWords(life, row),
  needs(row),
  onlyIf(row),
  (row.sets ?? []).map((one) => `${one.words}.`),
  (row.effects ?? []).map(effectWords),
  elsewhere(row),
]

function talkSection(): readonly string[] {
  const asking = all.filter((life) => life.kind === 'borrowing')
  const names = [...new Set(asking.flatMap((life) => Object.keys(life.actions)))]
  const rows = names.flatMap((name) => asking.map((life) => actionRow(life, name)).find((row) => row !== null) ?? [])
  return [
    '## The talk with a lender',
    'One for each lender on the string, with its own number, last words, terms and cost. A lender’s late or crossing word finds its own talk and moves the request only if that lender is the current one.',
    entryDiagram(rows),
    table(
      ['State', 'What it means', 'Over', 'Moves'],
      Object.entries(entryStates).map(([state, row]) => [
        [`**${row.label}**`, `\`${state}\``],
        row.about,
        row.over ? 'yes' : 'no',
        rows.flatMap(({ label, entry }) =>
          entry && entry.to !== 'same' && entry.to !== state && entry.from.some((one) => one === state)
            ? [`${label} → ${entryStates[entry.to].label}`]
            : [],
        ),
      ]),
    ),
  ]
}

const placeSection = (): readonly string[] => [
  '## Where a piece is',
  'The borrowing library answers for a piece from the moment it leaves the lender until the lender has it back (ILL Code for the United States, 2016).',
  table(
    ['Place', 'In whose hands', 'Who answers for it', 'Request stands at'],
    Object.entries(places).map(([place, row]) => [
      [`**${row.label}**`, `\`${place}\``],
      row.custodian,
      row.answers,
      all.flatMap((life) =>
        Object.values(life.states).flatMap((state) =>
          state.place === place ? [`${state.label} (${life.label.toLowerCase()})`] : [],
        ),
      ),
    ]),
  ),
]

const effectSection = (): readonly string[] => [
  '## What is told outside',
  'What an action asks of the outside world, each once. Without a connection it is a card: a person does it and presses the key. With one it goes by itself, after the grace if a person began it.',
  table(
    ['What', 'To', 'By hand', 'ISO 18626', 'Polaris', 'Recorded by', 'Ordered by'],
    Object.keys(effects)
      .filter(isEffectName)
      .map((name) => effectCells(name)),
  ),
]

const ports = {
  partner: 'lender or borrower',
  ils: 'Polaris',
  network: 'network',
  mail: 'mail',
  paper: 'printer',
} as const
function effectCells(name: EffectName): readonly (readonly string[] | string)[] {
  const row = effectRow(name)
  return [
    [`**${row.words}**${row.perPiece ? ' (each piece)' : ''}`, `\`${name}\``],
    ports[row.port],
    `“${row.byHand.label}” (${row.byHand.key})`,
    row.iso18626 ? saysWords(row.iso18626) : '',
    row.polaris ?? '',
    [row.then?.done ? `done: \`${row.then.done}\`` : '', row.then?.failed ? `failed: \`${row.then.failed}\`` : ''],
    orderedBy(name),
  ]
}

function orderedBy(name: EffectName): readonly string[] {
  return all.flatMap((life) => {
    const labels = Object.values(life.actions)
      .filter((row) => (row.effects ?? []).some((use) => (typeof use === 'string' ? use : use.effect) === name))
      .map((row) => row.label)
    return labels.length > 0 ? [`${life.label}: ${labels.join(', ')}`] : []
  })
}
