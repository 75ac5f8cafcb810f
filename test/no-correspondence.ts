// An office without mail, for tests that need none: what would leave by it is a card.
import { mailerByHand } from '../src/connectors/by-hand/mailer.ts'
import { defaultCorrespondence, type Correspondence } from '../src/office/correspondence/correspondence.ts'
import { createLinks } from '../src/office/correspondence/links.ts'

export const noCorrespondence: Correspondence = {
  mailer: mailerByHand,
  links: createLinks('only-tests-know-this-secret-of-links-0123456789'),
  settings: () => defaultCorrespondence,
  texts: () => new Map(),
  origin: () => null,
}
