// UPS Ground Saver, published daily rates before the fuel surcharge, cents by zone for 1 to 5 started pounds, from
// 22 December 2025. For comparison: an office with a contract keys its own.

// oxfmt-ignore
export const upsGroundSaver2025: ReadonlyMap<string, readonly number[]> = new Map([
  ['1', [1300, 1399, 1454, 1494, 1531]],
  ['2', [1300, 1399, 1454, 1494, 1531]],
  ['3', [1351, 1537, 1614, 1625, 1695]],
  ['4', [1468, 1671, 1742, 1812, 1855]],
  ['5', [1531, 1707, 1827, 1925, 2009]],
  ['6', [1582, 1778, 1901, 1977, 2088]],
  ['7', [1599, 1843, 1962, 2103, 2197]],
  ['8', [1626, 1873, 2056, 2198, 2326]],
])
