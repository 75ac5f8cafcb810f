import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lossOf, lossWords, stillMissing, type LostPiece } from './loss.ts'

const first = new Date('2026-11-24T14:00:00Z')
const second = new Date('2026-11-28T14:00:00Z')
const piece = (pieceId: number, place: LostPiece['place'], foundAt: Date | null = null): LostPiece => ({
  pieceId,
  place,
  foundAt,
})

test('a piece is missing while it is lost with its package, not when it came back and was lost later', () => {
  assert.equal(stillMissing(piece(1, 'lost')), true)
  assert.equal(stillMissing(piece(1, 'lost', first)), false)
  assert.equal(stillMissing(piece(1, 'settled')), false)
})

test('what is found, settled and missing is counted by where each piece is', () => {
  const pieces = [piece(1, 'packing', second), piece(2, 'settled'), piece(3, 'lost'), piece(4, 'lost', first)]
  assert.deepEqual(lossOf([{ saidAt: first, pieces }]), {
    saidAt: first,
    foundAt: first,
    found: 2,
    settled: 1,
    missing: [3],
  })
  assert.equal(lossOf([]), null)
})

test('lost a second time: the last time counts, with what has been missing since the first', () => {
  const loss = lossOf([
    { saidAt: first, pieces: [piece(1, 'lost', first), piece(2, 'lost')] },
    { saidAt: second, pieces: [piece(1, 'lost')] },
  ])
  assert.deepEqual(loss, { saidAt: second, foundAt: null, found: 0, settled: 0, missing: [2, 1] })
})

test('in a list it says how many are found, unless all are', () => {
  const words = (...pieces: readonly LostPiece[]) => {
    const loss = lossOf([{ saidAt: first, pieces }])
    return loss && lossWords(loss)
  }
  assert.equal(words(piece(1, 'lost'), piece(2, 'settled')), 'lost')
  assert.equal(words(piece(1, 'settled')), 'lost and settled')
  assert.equal(words(piece(1, 'packing', second), piece(2, 'lost')), '1 of 2 found again')
  assert.equal(words(piece(1, 'packing', second), piece(2, 'owner', second)), 'found again')
})
