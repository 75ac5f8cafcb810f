/** The points of an office's life at which it can be killed: before and after each of these. */
export const pointKinds = ['statement', 'commit', 'outgoing', 'incoming'] as const
export type PointKind = (typeof pointKinds)[number]

/** Such as `commit 17`. */
export type Point = `${PointKind} ${number}`
export type PointCounts = Readonly<Record<PointKind, number>>
