import type { DiagnosticCode, FileLimits, MessageValue, Model, Study } from '@parcours/model';
import type { AggregationResult, CancellationToken } from '@parcours/observations';

/** Why a linked file has no table: a diagnostic code and the parameters of its message. */
export interface LinkFault {
  readonly code: DiagnosticCode;
  readonly parameters: Readonly<Record<string, MessageValue>>;
}

/** One study and the file it is read from. Plain data: it is sent to worker threads as it is. */
export interface AggregationTask {
  readonly uri: string;
  /** Display path, relative to the workspace. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Changes with the file's content: cached tables of another fingerprint are stale. */
  readonly fingerprint: string;
  readonly study: Study;
  readonly model: Model;
  readonly limits: FileLimits;
}

export interface AggregationOptions {
  /** Polled for cancellation. */
  readonly signal?: CancellationToken | undefined;
  /** Stop reading after about this many bytes; default: the whole file. */
  readonly maxBytes?: number;
  /** Progress of reading and aggregation together, as `read` of `size` bytes. */
  readonly onProgress?: ((read: number, size: number) => void) | undefined;
}

/** The Samples of a study with their diagnostics, or why there are none. */
export type StudyReadResult = (AggregationResult & { readonly fault: null }) | { readonly fault: LinkFault };

/** Reads a linked file and aggregates its rows into Samples. */
export interface Engine {
  /** @throws the signal's reason once it is aborted, and any error of the host. */
  aggregate(task: AggregationTask, options: AggregationOptions): Promise<StudyReadResult>;
}
