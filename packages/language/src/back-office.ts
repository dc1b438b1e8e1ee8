/**
 * Words of the back office in a label: steps of the firm that a customer never sees (method.md, section 1). Only wording that a
 * customer would hardly use is listed; a ticket can be one for the train, and "my file" may well be the customer's.
 */
import { isFirstPerson } from './first-person.ts';

/** The words that give a label away, as they are written; null where it may be the customer's. */
export function backOfficeWord(label: string): string | null {
  const text = label.normalize('NFC').replaceAll('’', "'");
  const found = firstOf(ALWAYS, text) ?? (isFirstPerson(text) || ADDRESSED.test(text) ? null : firstOf(OF_NOBODY, text));
  return found?.trim() ?? null;
}

function firstOf(patterns: readonly RegExp[], text: string): string | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found) return found[0];
  }
  return null;
}

/** A whole word or phrase, in any case: `\b` knows no letter with an accent. */
const words = (source: string, flags = 'iu') => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, flags);

/** A possessive of the customer: `Validation de ma commande`, `Erfassung meiner Daten` may be what is noticed. */
const ADDRESSED = words('mon|ma|mes|me|notre|nos|mein|meine|meinen|meiner|meinem|mir|mich|unser|unsere|unserer|my|me|our|us');

/** Whoever speaks: systems and inner departments. */
const ALWAYS: readonly RegExp[] = [
  // Names of systems are written large: `crm` can be somebody's product, `sap` flows in trees.
  words('CRM|ERP|SAP|SIRH|GED|DWH|ETL|BPM|RPA|PIM|WMS|TMS', 'u'),
  words('salesforce|hubspot|servicenow|zendesk|jira|sharepoint'),
  words('back[- ]?offices?|middle[- ]?offices?'),
  words('workflows?|batch|intranet|data ?warehouse'),
  words('stammdaten(?:\\p{L}*)|datensatz|datensätze|sachbearbeitung|innendienst'),
];

/** Only where nobody speaks in the first person. */
const OF_NOBODY: readonly RegExp[] = [
  // French
  words('saisie (?:de|du|des|dans)(?: \\p{L}+)? ?(?:fiche|données|commande|contrat|client|dossier|système|informatique|factures?)|^saisie'),
  words('(?:validation|contrôle|traitement|circuit|procédure|processus|approbation|réunion|transmission|note) internes?'),
  words(
    "(?:création|ouverture|constitution|mise à jour|clôture|archivage|affectation|instruction|numérisation) (?:du|de la|d'un|d'une) (?:dossier|fiche|ticket)(?: client)?",
  ),
  words('(?:création|mise à jour) (?:du|de la|de) (?:profil|compte|base|fiche) clients?'),
  words("(?:création|ouverture|affectation|escalade|clôture) (?:de|du|des|d'un) tickets?"),
  words('(?:alimentation|mise à jour) de la base(?: de données)?|base de données'),
  words(
    'imputation|comptabilisation|rapprochement bancaire|lettrage|reporting|contrôle de gestion|ordonnancement|affectation au (?:conseiller|commercial)',
  ),
  words('(?:édition|émission) du bon de (?:commande|préparation)|préparation en entrepôt|réapprovisionnement'),
  // German
  words('kundenanlage|kundenstamm(?:\\p{L}*)|kundendaten(?:satz|pflege|erfassung)|datenpflege|datenerfassung|dateneingabe'),
  words(
    '(?:interne|interner|internes|internen) (?:freigabe|prüfung|abstimmung|genehmigung|bearbeitung|weiterleitung|prozess|übergabe|abnahme)',
  ),
  words('(?:auftrags|bestell|antrags|vorgangs|rechnungs)(?:erfassung|anlage|disposition|bearbeitung)'),
  words(
    '(?:auftrag|kunde|kunden|kundenkonto|kundenprofil|vorgang|fall|ticket) (?:im system )?(?:anlegen|erfassen|zuweisen|weiterleiten|disponieren)',
  ),
  words('ticket(?:s)? (?:erstellen|eröffnen|schließen|eskalieren)|ticket(?:erstellung|vergabe|zuweisung|bearbeitung)'),
  words('verbuchung|buchungslauf|kontierung|faktura|kommissionierung|disposition|berichtswesen|controlling|vier-augen-prinzip'),
  // English
  words('data[- ](?:entry|cleansing|quality|migration)|master data|database'),
  words('internal (?:approval|validation|review|check|handover|hand-over|processing|routing|process|meeting|escalation|sign-off|audit)'),
  words('(?:ticket|case|lead) (?:creation|assignment|routing|escalation|triage|closure|handling|qualification|scoring)'),
  words(
    '(?:create|open|assign|escalate|route|triage|close)s? (?:a |the |an )?(?:ticket|case|lead|customer record|customer profile|customer file)',
  ),
  words(
    '(?:creating|opening|assigning|routing|closing) (?:a |the |an )?(?:ticket|case|lead|customer record|customer profile|customer file)',
  ),
  words('(?:customer (?:record|profile|file)) (?:creation|update|setup)'),
  words(
    'order (?:processing|entry|picking)|warehouse (?:picking|management)|posting to (?:the )?ledger|reconciliation|lead generation|reporting',
  ),
];
