/** How large a linked file may be before it is refused instead of read: settings, with their units and bounds. */

/** `file`: megabytes on the disk; `unpacked`: of a workbook or a Parquet file, megabytes unpacked; `cell`: characters. */
export const FILE_LIMIT_RANGES = {
  file: { min: 1, usual: 65_536, max: 1_048_576 },
  unpacked: { min: 1, usual: 1024, max: 65_536 },
  rows: { min: 1, usual: 100_000_000, max: 1_000_000_000 },
  // As many as a spreadsheet has. Far more are no survey but a file of another kind, and each column costs memory.
  columns: { min: 1, usual: 16_384, max: 1_000_000 },
  cell: { min: 1, usual: 1_000_000, max: 100_000_000 },
} as const;

export type FileLimit = keyof typeof FILE_LIMIT_RANGES;
export type FileLimits = Readonly<Record<FileLimit, number>>;

export const FILE_LIMIT_NAMES = Object.keys(FILE_LIMIT_RANGES) as readonly FileLimit[];

export const DEFAULT_FILE_LIMITS = Object.fromEntries(FILE_LIMIT_NAMES.map((name) => [name, FILE_LIMIT_RANGES[name].usual])) as FileLimits;

/** Whether a limit may be so: a whole number within its bounds. */
export function isValidFileLimit(name: FileLimit, value: unknown): value is number {
  const { min, max } = FILE_LIMIT_RANGES[name];
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
}

/** Of settings as a client sends them: what is no limit is as usual. */
export function parseFileLimits(settings: unknown): FileLimits {
  const given = typeof settings === 'object' && settings !== null ? (settings as Partial<Record<FileLimit, unknown>>) : {};
  const limits: Record<FileLimit, number> = { ...DEFAULT_FILE_LIMITS };
  for (const name of FILE_LIMIT_NAMES) {
    const value = given[name];
    if (isValidFileLimit(name, value)) limits[name] = value;
  }
  return limits;
}
