/** A dictionary-encoded column of names. */
export interface EncodedNames {
  /** By row: code of the cell. */
  readonly codes: Uint32Array;
  /** By code: index into `names`, −1 for none. */
  readonly numbers: Int32Array;
  readonly names: readonly string[];
}
