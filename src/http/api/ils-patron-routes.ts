import { readBarcode } from '../../domain/values/library-barcode.ts'
import { checkNewPatron, createPatron } from '../../office/patrons/new-patron.ts'
import { patronAccount } from '../../office/patrons/account.ts'
import { orRefuse } from './answer.ts'
import { os } from './base.ts'

export const ilsPatronRoutes = {
  checkNew: os.patrons.checkNew.handler(async ({ input, context: { office } }) => {
    const { alike, record, byHand } = orRefuse(await checkNewPatron(office, input.patron))
    return {
      alike: alike.map(({ card, name, libraryCode, by }) => ({ card, name, library: libraryCode, by: [...by] })),
      record: [...record],
      byHand,
    }
  }),
  create: os.patrons.create.handler(async ({ input, context: { office } }) =>
    orRefuse(await createPatron(office, input)),
  ),
  account: os.patrons.account.handler(async ({ input, context: { office, asker } }) => {
    const found = orRefuse(await patronAccount(office, readBarcode(input.card), asker.actor))
    return found === null
      ? null
      : {
          out: found.out.map(({ barcode, title, dueOn, renewals }) => ({ barcode, title, dueOn, renewals })),
          owed: found.owed.map(({ what, cents }) => ({ what, cents })),
        }
  }),
}
