/** Which columns of a log hold what, by the names that they usually have. */

export const LOG_ROLES = ['case', 'activity', 'time', 'channel'] as const;
export type LogRole = (typeof LOG_ROLES)[number];
export type LogColumns = Readonly<Record<LogRole, string | null>>;

/** Without accents, in small letters, with single spaces; the usual ones of XES, English, French and German, the surest first. */
const USUAL: Readonly<Record<LogRole, readonly string[]>> = {
  case: [
    ...['case concept name', 'case id', 'caseid', 'case', 'trace id', 'trace', 'process instance', 'id dossier', 'dossier id'],
    ...[
      'numero de dossier',
      'numero dossier',
      'no dossier',
      'n° dossier',
      'dossier',
      'id cas',
      'cas',
      'vorgangsnummer',
      'vorgang id',
      'vorgang',
    ],
    ...[
      'fallnummer',
      'fall id',
      'fall',
      'journey id',
      'id parcours',
      'parcours',
      'session id',
      'sessionid',
      'session',
      'sitzung',
      'visit id',
    ],
    ...[
      'visite',
      'visit',
      'besuch',
      'customer id',
      'id client',
      'client id',
      'client',
      'customer',
      'kundennummer',
      'kunden id',
      'kunde',
      'user id',
      'user',
    ],
    ...['ticket id', 'ticket', 'order id', 'commande', 'bestellnummer'],
  ],
  activity: [
    ...[
      'concept name',
      'activity',
      'activity name',
      'activite',
      'aktivitat',
      'event name',
      'event',
      'evenement',
      'ereignis',
      'step',
      'stage',
      'etape',
    ],
    ...[
      'schritt',
      'etappe',
      'action',
      'aktion',
      'handlung',
      'task',
      'tache',
      'aufgabe',
      'touchpoint',
      'point de contact',
      'kontaktpunkt',
      'page',
    ],
  ],
  time: [
    ...[
      'time timestamp',
      'timestamp',
      'time stamp',
      'zeitstempel',
      'horodatage',
      'horodate',
      'event time',
      'datetime',
      'date time',
      'date et heure',
    ],
    ...[
      'date heure',
      'datum uhrzeit',
      'complete timestamp',
      'end time',
      'start time',
      'start timestamp',
      'time',
      'heure',
      'zeit',
      'zeitpunkt',
    ],
    ...['date', 'datum', 'jour', 'tag'],
  ],
  channel: ['channel', 'canal', 'kanal', 'source channel', 'medium', 'media'],
};

/** A column by role, or null where none of the columns has a usual name; never one that has been taken already. */
export function usualColumns(headers: readonly string[], chosen: Partial<LogColumns> = {}): LogColumns {
  const taken = new Set(Object.values(chosen).filter((header) => typeof header === 'string'));
  const keys = headers.map(keyOf);
  const pick = (role: LogRole): string | null => {
    const given = chosen[role];
    if (given) return given;
    for (const usual of USUAL[role]) {
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

function keyOf(header: string): string {
  return header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_\-.:/]+/g, ' ')
    .trim();
}
