import type { ReactNode } from 'react'

/** Beside what still stands as it was before a wish. */
export const Planning = (): ReactNode => <span className="small plan-doubt">Planning…</span>
