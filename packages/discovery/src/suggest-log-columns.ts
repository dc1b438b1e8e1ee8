/** Which columns of a log hold what, by the names that they usually have. */
import { EVENT_LOG_HEADERS } from '@parcours/observations';

export const LOG_ROLES = ['case', 'activity', 'time', 'channel'] as const;
export type LogRole = (typeof LOG_ROLES)[number];
export type LogColumns = Readonly<Record<LogRole, string | null>>;

/** A column by role, or null where none of the columns has a usual name; never one that has been taken already. */
export function suggestLogColumns(headers: readonly string[], chosen: Partial<LogColumns> = {}): LogColumns {
  const taken = new Set(Object.values(chosen).filter((header) => typeof header === 'string'));
  const keys = headers.map(normalizeHeader);
  const pick = (role: LogRole): string | null => {
    const given = chosen[role];
    if (given) return given;
    for (const usual of EVENT_LOG_HEADERS[role]) {
      const header = headers[keys.indexOf(usual)];
      if (header !== undefined && !taken.has(header)) {
        taken.add(header);
        return header;
      }
    }
    return null;
  };
  return { case: pick('case'), activity: pick('activity'), time: pick('time'), channel: pick('channel') };
}

/** Without accents, in small letters, with single spaces. */
function normalizeHeader(header: string): string {
  return header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_\-.:/]+/g, ' ')
    .trim();
}
