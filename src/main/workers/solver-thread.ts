// The thread in which HiGHS works: it blocks its thread while it solves, so it has one of its own that can be ended.
import { parentPort } from 'node:worker_threads'
import loadHighs, { type BasisInput, type Highs, type ModelData } from 'highs'
import type { Answer, Basis, Model } from '../../domain/returns/solver.ts'
import type { News, Order } from './messages.ts'

const port = parentPort
if (!port) throw new Error('This file is a thread of the planner, not a program.')
const highs = await loadHighs()
port.on('message', (order: Order) => {
  const tell = (news: News): void => port.postMessage(news)
  try {
    tell({ id: order.id, kind: 'answer', answer: solve(highs, order, tell) })
  } catch (error) {
    tell({ id: order.id, kind: 'failed', words: error instanceof Error ? error.message : String(error) })
  }
})

function solve(highs: Highs, { id, model, seconds }: Order, tell: (news: News) => void): Answer {
  const { callbackType, modelStatus } = highs.constants
  return highs.withModel(modelData(highs, model), (solver): Answer => {
    solver.options.set({ output_flag: false, time_limit: Math.max(seconds, 0.01) })
    // Costs are whole cents: a bound less than a cent away is proof.
    if (model.isWhole) solver.options.set({ mip_rel_gap: 0, mip_abs_gap: 0.9 })
    if (model.begin) solver.setSolution({ colValue: model.begin })
    if (model.basis) solver.setBasis(basisOf(highs, model, model.basis))
    let best: Float64Array | null = null
    let bound = -Infinity
    // With next to no time HiGHS may fail instead of stopping: what it said before that holds.
    const isRun = succeeds(() =>
      solver.run({
        [callbackType.mipImprovingSolution](event) {
          best = event.data.mip_solution ?? null
          if (best) tell({ id, kind: 'better', values: best })
          return undefined
        },
        [callbackType.mipInterrupt](event) {
          const now = event.data.mip_dual_bound ?? -Infinity
          if (now > bound + 0.5) tell({ id, kind: 'bound', bound: now })
          bound = Math.max(bound, now)
          return undefined
        },
      }),
    )
    if (!isRun) return { kind: 'stopped', bound, values: best }
    const status = solver.getModelStatus()
    if (status === modelStatus.optimal || status === modelStatus.empty) {
      const { colValue, rowDual } = solver.getSolution()
      const basis = model.isWhole ? null : solver.getBasis()
      return {
        kind: 'solved',
        objective: solver.getObjectiveValue(),
        values: colValue,
        duals: rowDual,
        basis: basis && { columns: basis.colStatus, rows: basis.rowStatus },
      }
    }
    if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) return { kind: 'infeasible' }
    return { kind: 'stopped', bound, values: best }
  })
}

function succeeds(run: () => unknown): boolean {
  try {
    run()
    return true
  } catch {
    return false
  }
}

/** Columns that came since are out, rows that came since are slack. */
function basisOf(highs: Highs, model: Model, { columns, rows }: Basis): BasisInput {
  const { lower, basic } = highs.constants.basisStatus
  const colStatus = new Int32Array(model.costs.length).fill(lower)
  const rowStatus = new Int32Array(model.rowLower.length).fill(basic)
  colStatus.set(Array.from(columns).slice(0, colStatus.length))
  rowStatus.set(Array.from(rows).slice(0, rowStatus.length))
  return { colStatus, rowStatus }
}

function modelData(highs: Highs, model: Model): ModelData {
  const [numCols, numRows] = [model.costs.length, model.rowLower.length]
  return {
    numCols,
    numRows,
    colCost: model.costs,
    colLower: new Float64Array(numCols),
    colUpper: model.upper,
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
    matrix: {
      format: 'csc',
      numCols,
      numRows,
      starts: [...model.starts, model.rows.length],
      indices: model.rows,
      values: model.values,
    },
    ...(model.isWhole ? { integrality: new Int32Array(numCols).fill(highs.constants.variableType.integer) } : {}),
  }
}
