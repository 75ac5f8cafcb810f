// What a lender may say of the use of its piece here, as the codes that people set and words are read into.

export const useConditions = ['LibraryUseOnly', 'NoRenewal', 'NoReproduction'] as const
export type UseCondition = (typeof useConditions)[number]
