/**
 * Words of the back office in a label: steps of the firm that a customer never sees (method.md, section 1). Only wording that a
 * customer would hardly use is listed; a ticket can be one for the train, and "my file" may well be the customer's.
 */
import { isFirstPerson } from './first-person.ts';

/** The words that give a label away, as they are written; null where it may be the customer's. */
export function backOfficeTerm(label: string): string | null {
  const text = label.normalize('NFC').replaceAll('’', "'");
  const found =
    firstMatch(BACK_OFFICE_ALWAYS, text) ??
    (isFirstPerson(text) || CUSTOMER_PRONOUNS.test(text) ? null : firstMatch(BACK_OFFICE_WITHOUT_FIRST_PERSON, text));
  return found?.trim() ?? null;
}

function firstMatch(patterns: readonly RegExp[], text: string): string | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found) return found[0];
  }
  return null;
}

/** A whole word or phrase, in any case: `\b` knows no letter with an accent. */
const wholeWords = (source: string, flags = 'iu') => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, flags);

/** A possessive of the customer: `Validation de ma commande`, `Erfassung meiner Daten` may be what is noticed. */
const CUSTOMER_PRONOUNS = wholeWords('mon|ma|mes|me|notre|nos|mein|meine|meinen|meiner|meinem|mir|mich|unser|unsere|unserer|my|me|our|us');

/** Whoever speaks: systems and inner departments. */
const BACK_OFFICE_ALWAYS: readonly RegExp[] = [
  // Names of systems are written large: `crm` can be somebody's product, `sap` flows in trees.
  wholeWords('CRM|ERP|SAP|SIRH|GED|DWH|ETL|BPM|RPA|PIM|WMS|TMS', 'u'),
  wholeWords('salesforce|hubspot|servicenow|zendesk|jira|sharepoint'),
  wholeWords('back[- ]?offices?|middle[- ]?offices?'),
  wholeWords('workflows?|batch|intranet|data ?warehouse'),
  wholeWords('stammdaten(?:\\p{L}*)|datensatz|datensätze|sachbearbeitung|innendienst'),
];

/** Only where nobody speaks in the first person. */
const BACK_OFFICE_WITHOUT_FIRST_PERSON: readonly RegExp[] = [
  // French
  wholeWords(
    'saisie (?:de|du|des|dans)(?: \\p{L}+)? ?(?:fiche|données|commande|contrat|client|dossier|système|informatique|factures?)|^saisie',
  ),
  wholeWords('(?:validation|contrôle|traitement|circuit|procédure|processus|approbation|réunion|transmission|note) internes?'),
  wholeWords(
    "(?:création|ouverture|constitution|mise à jour|clôture|archivage|affectation|instruction|numérisation) (?:du|de la|d'un|d'une) (?:dossier|fiche|ticket)(?: client)?",
  ),
  wholeWords('(?:création|mise à jour) (?:du|de la|de) (?:profil|compte|base|fiche) clients?'),
  wholeWords("(?:création|ouverture|affectation|escalade|clôture) (?:de|du|des|d'un) tickets?"),
  wholeWords('(?:alimentation|mise à jour) de la base(?: de données)?|base de données'),
  wholeWords(
    'imputation|comptabilisation|rapprochement bancaire|lettrage|reporting|contrôle de gestion|ordonnancement|affectation au (?:conseiller|commercial)',
  ),
  wholeWords('(?:édition|émission) du bon de (?:commande|préparation)|préparation en entrepôt|réapprovisionnement'),
  // German
  wholeWords('kundenanlage|kundenstamm(?:\\p{L}*)|kundendaten(?:satz|pflege|erfassung)|datenpflege|datenerfassung|dateneingabe'),
  wholeWords(
    '(?:interne|interner|internes|internen) (?:freigabe|prüfung|abstimmung|genehmigung|bearbeitung|weiterleitung|prozess|übergabe|abnahme)',
  ),
  wholeWords('(?:auftrags|bestell|antrags|vorgangs|rechnungs)(?:erfassung|anlage|disposition|bearbeitung)'),
  wholeWords(
    '(?:auftrag|kunde|kunden|kundenkonto|kundenprofil|vorgang|fall|ticket) (?:im system )?(?:anlegen|erfassen|zuweisen|weiterleiten|disponieren)',
  ),
  wholeWords('ticket(?:s)? (?:erstellen|eröffnen|schließen|eskalieren)|ticket(?:erstellung|vergabe|zuweisung|bearbeitung)'),
  wholeWords('verbuchung|buchungslauf|kontierung|faktura|kommissionierung|disposition|berichtswesen|controlling|vier-augen-prinzip'),
  // English
  wholeWords('data[- ](?:entry|cleansing|quality|migration)|master data|database'),
  wholeWords(
    'internal (?:approval|validation|review|check|handover|hand-over|processing|routing|process|meeting|escalation|sign-off|audit)',
  ),
  wholeWords('(?:ticket|case|lead) (?:creation|assignment|routing|escalation|triage|closure|handling|qualification|scoring)'),
  wholeWords(
    '(?:create|open|assign|escalate|route|triage|close)s? (?:a |the |an )?(?:ticket|case|lead|customer record|customer profile|customer file)',
  ),
  wholeWords(
    '(?:creating|opening|assigning|routing|closing) (?:a |the |an )?(?:ticket|case|lead|customer record|customer profile|customer file)',
  ),
  wholeWords('(?:customer (?:record|profile|file)) (?:creation|update|setup)'),
  wholeWords(
    'order (?:processing|entry|picking)|warehouse (?:picking|management)|posting to (?:the )?ledger|reconciliation|lead generation|reporting',
  ),
];
