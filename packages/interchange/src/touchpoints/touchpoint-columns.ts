/** Which column of a list of touchpoints holds what, by its header in English, French or German. */

export const TOUCHPOINT_ROLES = ['touchpoint', 'channel', 'owner', 'phase', 'stage', 'note'] as const;

export type TouchpointRole = (typeof TOUCHPOINT_ROLES)[number];

export type TouchpointColumns = Readonly<Partial<Record<TouchpointRole, number>>>;

/** Of a header without accents, case and all but letters. The first pattern that a header of the list matches is its column. */
const HEADERS: Readonly<Record<TouchpointRole, readonly RegExp[]>> = {
  touchpoint: [
    /^(touchpoints?|points?decontacts?|kontaktpunkte?|beruhrungspunkte?)(name|nom|label|title|bezeichnung)?$/,
    /^(nom|name|libelle|label|bezeichnung|titre|titel|title)(du|des|of|the|de)*(touchpoints?|points?decontacts?|kontaktpunkte?s?)?$/,
    /^(interactions?|interaktion|contacts?|kontakt)$/,
  ],
  channel: [/^(channels?|canal|canaux|kanale?)$/, /^(medium|media|medien)$/],
  owner: [
    /^(owners?|responsables?|proprietaire|responsible|verantwortlich(e|er|keit)?|zustandig(e|er|keit)?)(department|service|team|abteilung)?$/,
    /^(department|departement|abteilung|service|direction|team|equipe|bereich)$/,
  ],
  phase: [/^(phases?|macroetapes?|journeyphase|phaseduparcours|reisephase)$/],
  stage: [/^(stages?|steps?|etapes?|etappen?|schritte?|journeystage|journeystep|etapeduparcours)(name|nom)?$/],
  note: [
    /^(notes?|descriptions?|remarks?|remarques?|comments?|commentaires?)$/,
    /^(beschreibung|bemerkung|bemerkungen|notiz|notizen|kommentare?|anmerkung)$/,
  ],
};

/** Column indexes by role; a column has one role, and a role one column. */
export function touchpointColumns(headers: readonly string[]): TouchpointColumns {
  const normalized = headers.map(normalizeHeader);
  const found: Partial<Record<TouchpointRole, number>> = {};
  for (const role of TOUCHPOINT_ROLES) {
    for (const pattern of HEADERS[role]) {
      const index = normalized.findIndex((header, at) => pattern.test(header) && !Object.values(found).includes(at));
      if (index < 0) continue;
      found[role] = index;
      break;
    }
  }
  return found;
}

function normalizeHeader(header: string): string {
  return header
    .normalize('NFD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z]/g, '');
}
