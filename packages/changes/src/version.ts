import type {
  Diagnostic,
  EvidenceLimits,
  EvidenceVersion,
  JourneyReport,
  Model,
  RowsDifference,
  Samples,
  SeverityOverrides,
  VersionLabel,
} from '@parcours/model';

/** A data file in one version, known by its content. */
export type DataFile = EvidenceVersion & { readonly hash: string };

/** A journey of one version, with what it was scored from. */
export interface JourneyVersion {
  readonly model: Model;
  /** Exact: nothing suppressed; scored with the other journeys of its version beside it. */
  readonly report: JourneyReport;
  /** Of the studies and benchmarks that count, in any order. */
  readonly samples: readonly Samples[];
  readonly benchmarks: readonly Samples[];
  /** The data file behind each study and benchmark that counts, by the name of the study. */
  readonly files: ReadonlyMap<string, DataFile>;
  /** Diagnostics of the journey's text and evidence, accepted ones included, in the severities that apply. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A version of a workspace. */
export interface Version {
  readonly label: VersionLabel;
  /** Those that may differ; a journey whose files are the same in both versions need not be here. */
  readonly journeys: readonly JourneyVersion[];
  readonly limits: EvidenceLimits;
  readonly severities: SeverityOverrides;
}

export interface ComparisonOptions {
  /** Journeys in both versions, none of whose files differs, that are not among the journeys of the versions; default 0. */
  readonly untouchedJourneys?: number;
  /**
   * How the rows of two versions of a data file differ (see `comparedFiles`); null, and by default: not known, and nothing is concluded from
   * the figures.
   *
   * @param before, after the hashes of the two.
   */
  readonly rowsDifference?: (before: string, after: string) => RowsDifference | null;
  /** Whether the report may be passed on: small and telling figures are taken out; default: false. */
  readonly controlDisclosure?: boolean;
}
