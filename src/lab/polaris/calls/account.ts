import { ok, rows, type Asked, type PapiCall } from '../call.ts'
import { formats, transactionTypes } from '../names.ts'
import { nextId, type Patron, type Transaction } from '../state.ts'
import { PapiTrouble } from '../trouble.ts'
import type { Fields } from '../value.ts'
import { bibById, branchName, dateOf, itemById, nowText, organization, patronByBarcode, type World } from '../world.ts'
import { askedPatron } from './patron-read.ts'

const payBody = { root: 'PatronAccountPayData', order: ['TxnAmount', 'PaymentMethodID', 'FreeTextNote'] } as const
const base = '/patron/:barcode/account'
const staffPut = { method: 'PUT', by: 'staff', body: payBody } as const

export const accountCalls: readonly PapiCall[] = [
  {
    name: 'PatronAccountGet',
    method: 'GET',
    path: `${base}/:filter`,
    by: 'patron',
    root: 'PatronAccountGetResult',
    empty: { PatronAccountGetRows: [] },
    act: listAccount,
  },
  {
    ...staffPut,
    name: 'PatronAccountPay',
    path: `${base}/:chargeId/pay`,
    root: 'PatronAccountPayResult',
    empty: { PayTxnID: 0 },
    act: payOne,
  },
  {
    ...staffPut,
    name: 'PatronAccountPayAll',
    path: `${base}/lumpsumpayment`,
    root: 'PatronAccountPayAllResult',
    empty: { PayTxnID: 0 },
    act: payAll,
  },
  {
    ...staffPut,
    name: 'PatronAccountCreateCredit',
    path: `${base}/createcredit`,
    root: 'PatronAccountCreateCreditResult',
    empty: { TxnID: 0 },
    act: (asked) => ({ ...ok, TxnID: record(asked, 8, centsOf(asked), []).id }),
  },
  {
    ...staffPut,
    name: 'PatronAccountDepositCredit',
    path: `${base}/lumpsumdepositcredit`,
    root: 'PatronAccountDepositCreditResult',
    empty: { TxnID: 0 },
    act: (asked) => ({ ...ok, TxnID: record(asked, 4, centsOf(asked), []).id }),
  },
  {
    ...staffPut,
    name: 'PatronAccountRefundCredit',
    path: `${base}/lumpsumrefundcredit`,
    root: 'PatronAccountRefundCreditResult',
    empty: { TxnID: 0 },
    act: refund,
  },
  {
    name: 'PatronAccountVoid',
    method: 'PUT',
    by: 'staff',
    path: `${base}/:paymentId/void/payment`,
    root: 'PatronAccountVoidResult',
    act: voidPayment,
  },
]

const mostDollars = 100_000
const methods: readonly number[] = [11, 12, 13, 14, 15, 17]

function listAccount(asked: Asked): Fields {
  const patron = askedPatron(asked)
  const filter = (asked.path['filter'] ?? '').toLowerCase()
  if (filter !== 'outstanding' && filter !== 'reconciled') throw new PapiTrouble(-1, 'Invalid filter.')
  const mine = asked.state.transactions.filter((one) => one.patronId === patron.id && !one.isVoid)
  const shown = mine.filter((one) =>
    filter === 'outstanding' ? one.typeId === 1 && one.openCents > 0 : one.typeId !== 1 || one.openCents === 0,
  )
  return rows(
    'PatronAccountGetRows',
    shown.map((one) => accountRow(asked, one)),
  )
}

function accountRow(world: World, one: Transaction): Fields {
  const item = itemById(world, one.itemId)
  const bib = bibById(world, item?.bibId ?? null)
  return {
    TransactionID: one.id,
    TransactionDate: new Date(one.at),
    BranchID: one.branchId,
    BranchName: branchName(world, one.branchId),
    TransactionTypeID: one.typeId,
    TransactionTypeDescription: transactionTypes[one.typeId] ?? '',
    FeeDescription: one.fee === '' ? null : one.fee,
    TransactionAmount: one.cents / 100,
    OutstandingAmount: one.openCents / 100,
    FreeTextNote: one.note === '' ? null : one.note,
    ItemID: one.itemId ?? 0,
    Barcode: item?.barcode ?? null,
    BibID: item?.bibId ?? 0,
    FormatID: bib?.formatId ?? 0,
    FormatDescription: bib ? (formats[bib.formatId] ?? null) : null,
    Title: bib?.title ?? null,
    Author: bib?.author ?? null,
    CallNumber: item?.callNumber ?? null,
    CheckOutDate: dateOf(item?.loan?.outAt ?? null),
    DueDate: dateOf(item?.loan?.dueAt ?? null),
  }
}

function accountPatron(asked: Asked): Patron {
  const patron = patronByBarcode(asked, asked.path['barcode'] ?? '')
  if (!patron) throw new PapiTrouble(-3000, 'Patron not found.')
  if (!asked.state.workstations.some((one) => one.id === Number(asked.query.get('wsid')))) {
    throw new PapiTrouble(-1, 'Invalid workstation ID.')
  }
  if (!asked.state.staff.some((one) => one.id === Number(asked.query.get('userid')))) {
    throw new PapiTrouble(-1, 'Invalid user ID.')
  }
  return patron
}

function centsOf({ body }: Asked): number {
  const amount = Number(body.text('TxnAmount'))
  if (!(amount >= 0.01 && amount <= mostDollars)) throw new PapiTrouble(-3601, 'Invalid transaction amount.')
  if (!methods.includes(body.whole('PaymentMethodID') ?? 0)) throw new PapiTrouble(-3602, 'Invalid payment method.')
  return Math.round(amount * 100)
}

function record(asked: Asked, typeId: number, cents: number, pays: Transaction['pays']): Transaction {
  const patron = accountPatron(asked)
  const one: Transaction = {
    id: nextId(asked.state, 'transaction'),
    patronId: patron.id,
    typeId,
    at: nowText(asked),
    branchId: organization(asked, Number(asked.path['org']))?.id ?? 1,
    fee: '',
    cents,
    openCents: typeId === 8 || typeId === 4 ? cents : 0,
    note: asked.body.text('FreeTextNote'),
    itemId: null,
    methodId: asked.body.whole('PaymentMethodID'),
    pays,
    isVoid: false,
  }
  asked.state.transactions.push(one)
  return one
}

function openCharges(asked: Asked, patron: Patron): Transaction[] {
  return asked.state.transactions.filter(
    (one) => one.patronId === patron.id && one.typeId === 1 && one.openCents > 0 && !one.isVoid,
  )
}

function payOne(asked: Asked): Fields {
  const patron = accountPatron(asked)
  const charge = openCharges(asked, patron).find((one) => one.id === Number(asked.path['chargeId']))
  if (!charge) throw new PapiTrouble(-3600, 'Invalid charge transaction ID.')
  const cents = centsOf(asked)
  if (cents > charge.openCents) throw new PapiTrouble(-3603, 'The payment is more than the charge.')
  charge.openCents -= cents
  return { ...ok, PayTxnID: record(asked, 2, cents, [{ chargeId: charge.id, cents }]).id }
}

function payAll(asked: Asked): Fields {
  const patron = accountPatron(asked)
  const cents = centsOf(asked)
  const charges = openCharges(asked, patron)
  if (cents > charges.reduce((sum, one) => sum + one.openCents, 0)) {
    throw new PapiTrouble(-3610, 'The payment is more than the patron owes.')
  }
  let left = cents
  const pays: Transaction['pays'] = []
  for (const charge of charges) {
    const part = Math.min(left, charge.openCents)
    if (part === 0) continue
    charge.openCents -= part
    left -= part
    pays.push({ chargeId: charge.id, cents: part })
  }
  return { ...ok, PayTxnID: record(asked, 2, cents, pays).id }
}

function refund(asked: Asked): Fields {
  const patron = accountPatron(asked)
  const cents = centsOf(asked)
  const credits = asked.state.transactions.filter(
    (one) => one.patronId === patron.id && one.typeId === 8 && !one.isVoid,
  )
  if (cents > credits.reduce((sum, one) => sum + one.openCents, 0)) {
    throw new PapiTrouble(-3606, 'The refund is more than the credit.')
  }
  let left = cents
  for (const credit of credits) {
    const part = Math.min(left, credit.openCents)
    credit.openCents -= part
    left -= part
  }
  return { ...ok, TxnID: record(asked, 9, cents, []).id }
}

function voidPayment(asked: Asked): Fields {
  const patron = accountPatron(asked)
  const payment = asked.state.transactions.find(
    (one) =>
      one.patronId === patron.id && one.typeId === 2 && one.id === Number(asked.path['paymentId']) && !one.isVoid,
  )
  if (!payment) throw new PapiTrouble(-3605, 'Invalid payment transaction ID.')
  payment.isVoid = true
  for (const { chargeId, cents } of payment.pays) {
    const charge = asked.state.transactions.find((one) => one.id === chargeId)
    if (charge) charge.openCents += cents
  }
  return { ...ok }
}
