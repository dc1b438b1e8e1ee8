/** Reads an SPSS file from front to back; nothing that it says of its own sizes is trusted. */
import { SavFault } from './sav-fault.ts';

export class SavCursor {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly littleEndian: boolean;
  at: number;

  constructor(bytes: Uint8Array, littleEndian: boolean, at = 0) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.littleEndian = littleEndian;
    this.at = at;
  }

  /** @throws SavFault if the file has fewer bytes left, or the length is no length. */
  take(length: number): Uint8Array {
    if (!(length >= 0) || length > this.bytes.length - this.at) throw new SavFault('it is cut off');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  int32(): number {
    this.take(4);
    return this.view.getInt32(this.at - 4, this.littleEndian);
  }

  /** @throws SavFault if it is no offset or size. */
  offset64(): number {
    this.take(8);
    const value = Number(this.view.getBigInt64(this.at - 8, this.littleEndian));
    if (!(value >= 0 && value <= this.bytes.length)) throw new SavFault('an offset lies outside of it');
    return value;
  }

  float64(): number {
    this.take(8);
    return this.view.getFloat64(this.at - 8, this.littleEndian);
  }
}
