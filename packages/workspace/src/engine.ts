/** Who reads and aggregates a linked file, wherever that happens: what is asked, and what comes back, is plain data. */
import type { Code, FileLimits, Model, Study, Value } from '@parcours/model';
import type { Aggregated, Stop } from '@parcours/observations';

/** Why a linked file has no table: a code of the catalogue and the parameters of its message. */
export interface LinkFault {
  readonly code: Code;
  readonly parameters: Readonly<Record<string, Value>>;
}

/** One study of one journey, and the file that it is read from. */
export interface Job {
  readonly uri: string;
  /** As people see it: relative to the workspace. */
  readonly path: string;
  readonly size: number;
  /** Another one means another file: what was held of it counts no more. */
  readonly stamp: string;
  readonly study: Study;
  readonly model: Model;
  readonly limits: FileLimits;
}

export interface Watch {
  readonly signal?: Stop | undefined;
  /** Read about so many bytes and no more. */
  readonly upTo?: number;
  /** How far the work is, as if it were all reading: bytes of the file's size. */
  readonly progress?: ((read: number, size: number) => void) | undefined;
}

export type Outcome = (Aggregated & { readonly fault: null }) | { readonly fault: LinkFault };

export interface Engine {
  /** @throws the signal's reason, and what the file's host throws. */
  aggregate(job: Job, watch: Watch): Promise<Outcome>;
}
