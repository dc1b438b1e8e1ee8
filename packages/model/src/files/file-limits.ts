/** Limits beyond which a linked file is refused: settings with units and bounds. */

/** `file`: megabytes on the disk; `unpacked`: of a workbook, a Parquet or a gzip file, megabytes unpacked; `cell`: characters. */
export const FILE_LIMIT_RANGES = {
  file: { min: 1, default: 65_536, max: 1_048_576 },
  unpacked: { min: 1, default: 1024, max: 65_536 },
  rows: { min: 1, default: 100_000_000, max: 1_000_000_000 },
  // The columns of a spreadsheet. More than that is not a survey, and each column costs memory.
  columns: { min: 1, default: 16_384, max: 1_000_000 },
  cell: { min: 1, default: 1_000_000, max: 100_000_000 },
} as const;

export type FileLimit = keyof typeof FILE_LIMIT_RANGES;
export type FileLimits = Readonly<Record<FileLimit, number>>;

export const FILE_LIMIT_NAMES = Object.keys(FILE_LIMIT_RANGES) as readonly FileLimit[];

export const DEFAULT_FILE_LIMITS = Object.fromEntries(
  FILE_LIMIT_NAMES.map((name) => [name, FILE_LIMIT_RANGES[name].default]),
) as FileLimits;

/** Whether a value is a valid limit: an integer within its bounds. */
export function isValidFileLimit(name: FileLimit, value: unknown): value is number {
  const { min, max } = FILE_LIMIT_RANGES[name];
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
}

/** Reads limits from a client's settings; an invalid one falls back to its default. */
export function parseFileLimits(settings: unknown): FileLimits {
  const values = typeof settings === 'object' && settings !== null ? (settings as Partial<Record<FileLimit, unknown>>) : {};
  const limits: Record<FileLimit, number> = { ...DEFAULT_FILE_LIMITS };
  for (const name of FILE_LIMIT_NAMES) {
    const value = values[name];
    if (isValidFileLimit(name, value)) limits[name] = value;
  }
  return limits;
}
