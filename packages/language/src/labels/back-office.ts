/**
 * Detects back-office terms in a label: steps of the company that are invisible to the customer (method.md, section 1). Lists only
 * terms that customers hardly use; a ticket can be a train ticket, and "my file" the customer's own.
 */
import { isFirstPerson } from './first-person.ts';

/** The back-office term in a label, as written; null if there is none. */
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

/** Matches a whole word or phrase, ignoring case. Not `\b`, which treats accented letters as boundaries. */
const wholeWords = (source: string, flags = 'iu') => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, flags);

/** Pronouns of the customer: `Validation de ma commande`, `Erfassung meiner Daten` may be visible to the customer. */
const CUSTOMER_PRONOUNS = wholeWords('mon|ma|mes|me|notre|nos|mein|meine|meinen|meiner|meinem|mir|mich|unser|unsere|unserer|my|me|our|us');

/** Terms in any label: systems and internal departments. */
const BACK_OFFICE_ALWAYS: readonly RegExp[] = [
  // Case-sensitive: `crm` can be a product, `sap` is in trees.
  wholeWords('CRM|ERP|SAP|SIRH|GED|DWH|ETL|BPM|RPA|PIM|WMS|TMS', 'u'),
  wholeWords('salesforce|hubspot|servicenow|zendesk|jira|sharepoint'),
  wholeWords('back[- ]?offices?|middle[- ]?offices?'),
  wholeWords('workflows?|batch|intranet|data ?warehouse'),
  wholeWords('stammdaten(?:\\p{L}*)|datensatz|datensätze|sachbearbeitung|innendienst'),
];

/** Terms in labels that are not in the first person. */
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
