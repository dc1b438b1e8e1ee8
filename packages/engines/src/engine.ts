/** Who reads and aggregates a linked file, wherever that happens: what is asked, and what comes back, is plain data. */
import type { DiagnosticCode, FileLimits, MessageValue, Model, Study } from '@parcours/model';
import type { AggregationResult, CancellationToken } from '@parcours/observations';

/** Why a linked file has no table: a code of the catalogue and the parameters of its message. */
export interface LinkFault {
  readonly code: DiagnosticCode;
  readonly parameters: Readonly<Record<string, MessageValue>>;
}

/** One study of one journey, and the file that it is read from. */
export interface AggregationTask {
  readonly uri: string;
  /** As people see it: relative to the workspace. */
  readonly path: string;
  readonly size: number;
  /** Another one means another file: what was held of it counts no more. */
  readonly fingerprint: string;
  readonly study: Study;
  readonly model: Model;
  readonly limits: FileLimits;
}

export interface ReadOptions {
  readonly signal?: CancellationToken | undefined;
  /** Read about so many bytes and no more. */
  readonly maxBytes?: number;
  /** How far the work is, as if it were all reading: bytes of the file's size. */
  readonly onProgress?: ((read: number, size: number) => void) | undefined;
}

export type StudyReadResult = (AggregationResult & { readonly fault: null }) | { readonly fault: LinkFault };

export interface Engine {
  /** @throws the signal's reason, and what the file's host throws. */
  aggregate(task: AggregationTask, options: ReadOptions): Promise<StudyReadResult>;
}
