// Fills an empty database with the make-believe office: its libraries and people, and thirty requests whose stories
// are told from the oldest to the newest.
import { demoCopyrightWarning } from './copyright.ts'
import { changeSettings } from '../../office/directory/settings.ts'
import { createDemoStaff } from '../../http/sign-in/first-staff.ts'
import type { Office } from '../../office/context.ts'
import type { PastIls } from './past/past-ils.ts'
import { isAnyLibrary, isDemoFilled, markDemoFilled, wipeHalfFilled } from '../../store/demo.ts'
import { addLibrary } from '../../store/libraries.ts'
import type { Tx } from '../../store/open.ts'
import { must, openDemoDesk, type Directory } from './desk.ts'
import { addressOf, facilities, members, officeSettings, partners, type DemoPartner } from './libraries.ts'
import type { PastClock } from './past-clock.ts'
import { demoSignIns, staffIds } from './people.ts'
import * as borrowing from './tell-borrowing.ts'
import * as facility from './tell-facility.ts'
import * as lending from './tell-lending.ts'

export interface Filling {
  readonly clock: PastClock
  readonly pastIls: PastIls
  /** Where the two libraries that answer by themselves take messages. */
  readonly endpoints: { readonly lender: string; readonly borrower: string }
  readonly reloadSettings: () => Promise<void>
}

/** True when it filled; false when the office had been filled before. What an interrupted filling left is taken away first. */
export async function fillOnce(office: Office, filling: Filling): Promise<boolean> {
  if (await isDemoFilled(office.store.db)) return false
  if (await isAnyLibrary(office.store.db)) await wipeHalfFilled(office.store)
  const libraries = await office.store.transact(async (tx) => {
    const policy = office.policy()
    const intake = { ...policy.intake, copyrightWarning: demoCopyrightWarning }
    must(await changeSettings(tx, { office: officeSettings, policy: { ...policy, intake } }, office.clock.now()))
    return addLibraries(tx, filling.endpoints)
  })
  await filling.reloadSettings()
  // Their passwords are hashed, which takes its time, while the stories are told.
  const [added] = await Promise.all([
    addStaff(office, libraries, staffIds),
    tellAll({ ...office, clock: filling.clock }, filling, { ...libraries, staff: staffIds }),
  ])
  must(added)
  await office.store.transact((tx) => markDemoFilled(tx, office.clock.now()))
  return true
}

function addStaff(
  office: Office,
  libraries: { readonly members: Readonly<Record<string, number>>; readonly byCode: Readonly<Record<string, number>> },
  ids: Directory['staff'],
) {
  const people = demoSignIns.map(({ name, email, password, role, libraryCode }) => ({
    name,
    email,
    password,
    role,
    libraryId: libraryCode === null ? null : (libraries.members[libraryCode] ?? libraries.byCode[libraryCode] ?? null),
    ...(role === 'assistant' || role === 'librarian' ? { id: ids[role] } : {}),
  }))
  return createDemoStaff(office.store, people, office.clock.now())
}

async function addLibraries(tx: Tx, endpoints: Filling['endpoints']) {
  const memberIds: Record<string, number> = {}
  for (const one of members)
    memberIds[one.code] = await addLibrary(
      tx,
      { kind: 'member', name: one.name, code: one.code, address: addressOf(one) },
      [],
    )

  const addPartner = (one: DemoPartner): Promise<number> =>
    addLibrary(
      tx,
      {
        kind: 'partner',
        name: one.name,
        email: one.email,
        phone: one.phone,
        address: one.place === null ? null : addressOf(one.place),
        ...(one.peer === undefined ? {} : { channel: 'iso18626', endpoint: endpoints[one.peer] }),
      },
      [
        { scheme: 'OCLC', symbol: one.oclc },
        { scheme: 'ISIL', symbol: one.isil },
      ],
    )
  const addFacility = (one: (typeof facilities)[keyof typeof facilities]): Promise<number> =>
    addLibrary(tx, { kind: 'facility', name: one.name, code: one.code, address: addressOf(one) }, [])

  const facilityIds = {
    stonecutter: await addFacility(facilities.stonecutter),
    jail: await addFacility(facilities.jail),
    willowbend: await addFacility(facilities.willowbend),
  }
  const partnerIds = {
    tallgrass: await addPartner(partners.tallgrass),
    cormorant: await addPartner(partners.cormorant),
    saltmarsh: await addPartner(partners.saltmarsh),
    juniper: await addPartner(partners.juniper),
    kittiwake: await addPartner(partners.kittiwake),
    lodestone: await addPartner(partners.lodestone),
    pinnacle: await addPartner(partners.pinnacle),
    bayou: await addPartner(partners.bayou),
    redwater: await addPartner(partners.redwater),
    oldferry: await addPartner(partners.oldferry),
    thornapple: await addPartner(partners.thornapple),
    cascade: await addPartner(partners.cascade),
  }
  const byCode: Record<string, number> = {
    [facilities.stonecutter.code]: facilityIds.stonecutter,
    [facilities.jail.code]: facilityIds.jail,
    [facilities.willowbend.code]: facilityIds.willowbend,
  }
  return { members: memberIds, partners: partnerIds, facilities: facilityIds, byCode }
}

/** By the day each began, so that their numbers follow the calendar. */
async function tellAll(past: Office, { clock, pastIls }: Filling, directory: Directory): Promise<void> {
  const desk = openDemoDesk(past, clock, pastIls, directory)
  await borrowing.readAndHome(desk)
  await borrowing.lost(desk)
  await lending.lentAndOverdue(desk)
  await borrowing.overdue(desk)
  await facility.atTheFacility(desk)
  await borrowing.moreTimeAsked(desk)
  await lending.lentAndMoreTimeAsked(desk)
  await borrowing.goingHome(desk)
  await borrowing.recalled(desk)
  await lending.lent(desk)
  await borrowing.setOfThree(desk)
  await facility.borrowedForFacility(desk, past)
  await borrowing.onTheVan(desk)
  await borrowing.onItsWay(desk)
  await borrowing.nobodyWould(desk)
  await lending.askedFirst(desk)
  await borrowing.copyHere(desk)
  await lending.readyToGo(desk)
  await borrowing.onConditions(desk)
  await borrowing.heldInSystem(desk)
  await lending.beingPulled(desk)
  await borrowing.waitingToBeAsked(desk)
  await borrowing.copyAsked(desk)
  await lending.copyAskedOfUs(desk)
  await facility.newLine(desk)
  await borrowing.newInHebrew(desk)
  await lending.newInArabic(desk)
  await borrowing.askedByMessage(desk)
}
