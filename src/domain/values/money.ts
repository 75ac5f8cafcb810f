// Money as people read and write it: whole cents inside, dollars and cents outside.

/** 1250: "12.50". */
export const decimals = (cents: number): string => (cents / 100).toFixed(2)
/** 1250: "$12.50"; -1250: "−$12.50". */
export const dollars = (cents: number): string => `${cents < 0 ? '−' : ''}$${decimals(Math.abs(cents))}`
/** 1200: "12"; 1250: "12.50". */
export const shortDecimals = (cents: number): string => (cents % 100 === 0 ? String(cents / 100) : decimals(cents))
