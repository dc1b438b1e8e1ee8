/** Labels that a customer could not have said, and those that only sound like the office. */
import { describe, expect, test } from 'vitest';
import { backOfficeTerm } from '../../src/labels/back-office.ts';

describe('of the back office', () => {
  test.each([
    ['Création du dossier dans le CRM', 'CRM'],
    ['Saisie', 'Saisie'],
    ['Saisie de la commande', 'Saisie de la commande'],
    ['Validation interne', 'Validation interne'],
    ['Création du profil client', 'Création du profil client'],
    ['Ouverture du dossier client', 'Ouverture du dossier client'],
    ['Mise à jour de la base de données', 'Mise à jour de la base de données'],
    ['Création d’un ticket', "Création d'un ticket"],
    ['Escalade du ticket', 'Escalade du ticket'],
    ['Préparation en entrepôt', 'Préparation en entrepôt'],
    ['Traitement en back-office', 'back-office'],
    ['Affectation au commercial', 'Affectation au commercial'],
    ['Datensatz anlegen', 'Datensatz'],
    ['Kundenanlage', 'Kundenanlage'],
    ['Interne Freigabe', 'Interne Freigabe'],
    ['Anlage in SAP', 'SAP'],
    ['Stammdatenpflege', 'Stammdatenpflege'],
    ['Auftragserfassung', 'Auftragserfassung'],
    ['Auftrag im System anlegen', 'Auftrag im System anlegen'],
    ['Ticket eskalieren', 'Ticket eskalieren'],
    ['Kommissionierung', 'Kommissionierung'],
    ['Back office check', 'Back office'],
    ['Backoffice', 'Backoffice'],
    ['Data entry', 'Data entry'],
    ['Internal approval', 'Internal approval'],
    ['Case routing', 'Case routing'],
    ['Create ticket', 'Create ticket'],
    ['Creating the customer record', 'Creating the customer record'],
    ['Lead qualification', 'Lead qualification'],
    ['Workflow started', 'Workflow'],
    ['Order processing', 'Order processing'],
    ['My request is typed into Salesforce', 'Salesforce'],
  ])('%s: %s', (label, word) => {
    expect(backOfficeTerm(label)).toBe(word);
  });
});

describe('the customer’s', () => {
  test.each([
    'J’achète mon ticket',
    'Acheter un ticket',
    'Je garde le ticket de caisse',
    "J'ouvre un ticket",
    'Buy a ticket',
    'I open a ticket with the helpdesk',
    'Ticket kaufen',
    'Ich eröffne ein Ticket',
    'Ich kaufe ein Ticket',
    'Je saisis mon adresse',
    'Saisie de mon adresse',
    'Je complète mon dossier',
    'Dossier complet',
    'Je crée mon compte',
    'Création de mon compte',
    'Validation du panier',
    'Je valide ma commande',
    'Prise de commande',
    'Ich erfasse meine Daten',
    'Ich bestätige den Auftrag',
    'Ich gebe die Kosten frei',
    'Freigabe der Kosten',
    'Rechnung prüfen',
    'I enter my data',
    'I compare the offers',
    'Internal doors',
    'I pay internally',
    'The sap flows',
    'I choose the batchelor kitchen',
    'Lead time',
    'Je cherche une base de lit',
    'I sign the case',
    'Ich lege einen Termin an',
    'Innen und außen',
    'Ich rufe den Kundendienst an',
    'Je contrôle la facture',
  ])('%s', (label) => {
    expect(backOfficeTerm(label)).toBeNull();
  });
});
