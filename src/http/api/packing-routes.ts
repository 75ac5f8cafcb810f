import { leavingDay } from '../../domain/shipping/leaving-day.ts'
import { today } from '../../office/context.ts'
import { changeWay, doesNotFit, leaveToday, weighParcel } from '../../office/mailroom/change-parcel.ts'
import { findParcel, loseParcel } from '../../office/mailroom/lost-parcel.ts'
import { packByScan, takeBackScan } from '../../office/mailroom/pack-piece.ts'
import { librariesById } from '../../store/libraries.ts'
import { packedPieces, parcelsToPack } from '../../store/packing.ts'
import { orRefuse } from './answer.ts'
import { os } from './base.ts'
import { packViewOf } from './pack-view.ts'
import { shippingDayRoutes } from './shipping-day-routes.ts'

const mostCalled = 200

export const packingRoutes = {
  ...shippingDayRoutes,
  queue: os.packing.queue.handler(async ({ context: { office } }) => {
    const { db } = office.store
    const parcels = await parcelsToPack(db, today(office), mostCalled)
    if (parcels.length === 0) return []
    const libraries = await librariesById(
      db,
      parcels.map((one) => one.library_id),
    )
    const pieces = Map.groupBy(
      await packedPieces(
        db,
        parcels.map((one) => one.id),
      ),
      (one) => one.parcelId,
    )
    return parcels.map((parcel) => {
      const own = pieces.get(parcel.id) ?? []
      return {
        id: parcel.id,
        number: parcel.number,
        library: libraries.get(parcel.library_id)?.name ?? '',
        pieces: own.length,
        packed: own.filter((one) => one.packedAt !== null).length,
        leavesOn: leavingDay(parcel.planned_on, today(office)),
      }
    })
  }),

  get: os.packing.get.handler(({ input, context: { office } }) => packViewOf(office, input.parcelId)),

  scan: os.packing.scan.handler(async ({ input: { put, ...scan }, context: { office } }) => {
    const packed = orRefuse(await packByScan(office, { ...scan, ...(put === undefined ? {} : { put }) }))
    return { ...packed, parcel: await packViewOf(office, packed.parcelId) }
  }),

  takeBack: os.packing.takeBack.handler(async ({ input: { parcelId, pieceId }, context: { office } }) => {
    orRefuse(await takeBackScan(office, parcelId, pieceId))
    return packViewOf(office, parcelId)
  }),

  weigh: os.packing.weigh.handler(async ({ input, context: { office } }) => {
    orRefuse(await weighParcel(office, input.parcelId, input.weight))
    return packViewOf(office, input.parcelId)
  }),

  way: os.packing.way.handler(
    async ({ input: { parcelId, service, container, tracking, twoLift }, context: { office } }) => {
      orRefuse(
        await changeWay(office, parcelId, {
          ...(service === undefined ? {} : { service }),
          ...(container === undefined ? {} : { container }),
          ...(tracking === undefined ? {} : { tracking }),
          ...(twoLift === undefined ? {} : { twoLift }),
        }),
      )
      return packViewOf(office, parcelId)
    },
  ),

  leavesToday: os.packing.leavesToday.handler(async ({ input: { parcelId }, context: { office } }) => {
    orRefuse(await leaveToday(office, parcelId))
    return packViewOf(office, parcelId)
  }),

  tooBig: os.packing.tooBig.handler(async ({ input: { parcelId, pieceId }, context: { office } }) => {
    const { container, isGone, larger } = orRefuse(await doesNotFit(office, parcelId, pieceId))
    return { container, larger: larger && { ...larger }, parcel: isGone ? null : await packViewOf(office, parcelId) }
  }),

  lost: os.packing.lost.handler(async ({ input, context: { office, asker } }) =>
    orRefuse(await loseParcel(office, input.parcelId, asker.actor)),
  ),

  found: os.packing.found.handler(async ({ input, context: { office, asker } }) =>
    orRefuse(await findParcel(office, input.parcelId, asker.actor)),
  ),
}
