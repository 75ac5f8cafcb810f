// Every letter of the scan page in one place: what is on the screen together has no letter twice.
import { damageKeys, damages } from '../../domain/receiving/damages.ts'
import { findNames, finds } from '../../domain/drop-box/destinations.ts'
import type { Station } from './station.ts'

export const stationKeys = {
  arriving: 'A',
  drop_box: 'D',
  packing: 'P',
  shelf: 'F',
} as const satisfies Readonly<Record<Station, string>>

export const deskKeys = {
  sendNow: 'N',
  lendersTerms: 'K',
  bindsNothing: '0',
  photo: 'H',
  camera: 'J',
  leaveCamera: 'Z',
  inTheBook: 'B',
  fileIt: 'I',
  keepStranger: 'K',
  endBox: 'X',
  lastEmptied: 'Q',
  closePackage: 'C',
} as const

const choiceKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
/** The top bar has it on every page. */
const findKey = '/'

const always = [...Object.values(stationKeys), ...choiceKeys, findKey, deskKeys.sendNow]
const ofPicture = [deskKeys.photo, deskKeys.camera, deskKeys.leaveCamera]
const ofPiece = [...damages.map((one) => damageKeys[one]), ...ofPicture]
const ofWords = [deskKeys.lendersTerms, deskKeys.bindsNothing]
const ofPaper = [deskKeys.inTheBook, deskKeys.fileIt]
const ofStranger = [deskKeys.keepStranger, ...ofPicture]
const ofBox = [...findNames.map((one) => finds[one].key), deskKeys.endBox, deskKeys.lastEmptied]

/** What can be on the screen at once. */
export const keysTogether: Readonly<Record<string, readonly string[]>> = {
  'a piece that arrived': [...always, ...ofPiece, ...ofPaper, ...ofWords],
  'what nobody knows, at the table': [...always, ...ofStranger],
  'a piece in its package': [...always, ...ofWords, deskKeys.closePackage, ...ofPicture],
  'a piece out of the drop box': [...always, ...ofBox, ...ofPiece, ...ofWords],
  'what nobody knows, at the drop box': [...always, ...ofBox, ...ofStranger],
}
