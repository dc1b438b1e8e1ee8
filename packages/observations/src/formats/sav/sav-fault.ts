/** A malformed SPSS file. The message is a technical detail, in English. */
export class SavFault extends Error {}

/** The data would exceed the limit once unpacked. */
export class SavBudgetExceeded extends Error {}
