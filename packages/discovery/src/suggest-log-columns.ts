/** Suggests the columns of an event log by common headers. */
import { EVENT_LOG_HEADERS } from '@parcours/observations';

export const LOG_ROLES = ['case', 'activity', 'time', 'channel', 'start', 'lifecycle', 'instance'] as const;
export type LogRole = (typeof LOG_ROLES)[number];
/** By role: its column, or null. `start`: when the event's activity began; `instance`: which of several runs of it the event belongs to. */
export type LogColumns = Readonly<Record<LogRole, string | null>>;

/** The column for each role, or null if no header is common for it. A column is used once. */
export function suggestLogColumns(headers: readonly string[], chosen: Partial<LogColumns> = {}): LogColumns {
  const used = new Set(Object.values(chosen).filter((header) => typeof header === 'string'));
  const keys = headers.map(normalizeHeader);
  const pick = (role: LogRole): string | null => {
    const chosenHeader = chosen[role];
    if (chosenHeader) return chosenHeader;
    for (const usual of EVENT_LOG_HEADERS[role]) {
      const header = headers[keys.indexOf(usual)];
      if (header !== undefined && !used.has(header)) {
        used.add(header);
        return header;
      }
    }
    return null;
  };
  return {
    case: pick('case'),
    activity: pick('activity'),
    time: pick('time'),
    channel: pick('channel'),
    start: pick('start'),
    lifecycle: pick('lifecycle'),
    instance: pick('instance'),
  };
}

/** The place of a header among the common ones of a role, the most specific first; −1 if it is none. */
export function headerRank(header: string, role: LogRole): number {
  const usual: readonly string[] = EVENT_LOG_HEADERS[role];
  return usual.indexOf(normalizeHeader(header));
}

/** Lower case, without accents, separators as single spaces. */
function normalizeHeader(header: string): string {
  return header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_\-.:/]+/g, ' ')
    .trim();
}
