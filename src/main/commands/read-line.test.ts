import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLine } from './read-line.ts'
import { UsageWrong } from './usage-wrong.ts'

test('a command with its words and flags, in any order', () => {
  for (const words of [
    ['backup', 'a.keuka', '--with-secrets', '--json'],
    ['--json', 'backup', '--with-secrets', 'a.keuka'],
  ]) {
    const line = readLine(words)
    assert.ok(line.kind === 'command')
    assert.equal(line.command.name, 'backup')
    assert.deepEqual(line.words, ['a.keuka'])
    assert.deepEqual([...line.flags].toSorted(), ['json', 'with-secrets'])
  }
})

test('a command of two words, with a flag that something follows', () => {
  for (const words of [
    ['returns', 'plan', 'a.json', '--time-limit', '3'],
    ['--time-limit=3', 'returns', 'plan', 'a.json'],
  ]) {
    const line = readLine(words)
    assert.ok(line.kind === 'command')
    assert.equal(line.command.name, 'returns plan')
    assert.deepEqual(line.words, ['a.json'])
    assert.equal(line.values.get('time-limit'), '3')
  }
})

test('help and version', () => {
  assert.deepEqual(readLine([]), { kind: 'help', command: null })
  assert.equal(readLine(['--help']).kind, 'help')
  assert.deepEqual(readLine(['--version']), { kind: 'version' })
  for (const words of [
    ['help', 'restore'],
    ['restore', '--help'],
  ]) {
    const line = readLine(words)
    assert.ok(line.kind === 'help')
    assert.equal(line.command?.name, 'restore')
  }
})

test('the first word of two commands has their help', () => {
  const line = readLine(['returns', '--help'])
  assert.ok(line.kind === 'help')
  assert.deepEqual(
    line.among?.map((one) => one.name),
    ['returns plan', 'returns check'],
  )
})

const unreadable: readonly (readonly [string[], RegExp])[] = [
  [['bakcup', 'x'], /no command “bakcup”/],
  [['backup'], /takes FILE, and was given nothing/],
  [['backup', 'a', 'b'], /was given “a” “b”/],
  [['start', 'now'], /takes nothing more, and was given “now”/],
  [['backup', 'a', '--replace'], /knows no --replace/],
  [['start', '-x'], /knows no -x/],
  [['start', '--demo=yes'], /--demo takes no value/],
  [['returns'], /After “returns” comes plan or check: bin\/keuka returns plan --help/],
  [['returns', 'pack', 'a'], /no command “returns pack”/],
  [['returns', 'plan', 'a', '--time-limit'], /--time-limit needs what follows it/],
  [['--nope'], /bin\/keuka knows no --nope/],
]
for (const [words, sentence] of unreadable) {
  test(`“${words.join(' ')}” is refused in one line`, () => {
    assert.throws(
      () => readLine(words),
      (error) => error instanceof UsageWrong && sentence.test(error.message) && !error.message.includes('\n'),
    )
  })
}
