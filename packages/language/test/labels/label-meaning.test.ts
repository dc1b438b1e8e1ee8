/** Which labels say the same, and which only look alike. */
import { describe, expect, test } from 'vitest';
import { areKeysAlike, commonLanguage, labelKey } from '../../src/labels/label-meaning.ts';

function areAlike(one: string, other: string): boolean {
  const language = commonLanguage([one, other]);
  const [a, b] = [labelKey(one, language), labelKey(other, language)];
  return a !== null && b !== null && areKeysAlike(a, b);
}

describe('the same', () => {
  test.each([
    ['I pay', 'I pay'],
    ['I pay', 'i pay '],
    ['I compare the offers', 'I compare offers'],
    ['I compare an offer', 'I compare the offers'],
    ['We look for a kitchen', 'I look for my kitchen'],
    ["J'explique mon projet", 'J’explique le projet'],
    ['Je compare les offres', 'Je compare une offre'],
    ['Nous comparons les offres', 'Je compare les offres'],
    // Synonyms
    ['Je paie', 'Je règle'],
    ['I look for a flat', 'I search for an apartment'],
    ['Ich suche eine Wohnung', 'Ich suche nach einer Wohnung'],
    ['I send the shoes back', 'I return the shoes'],
    ['Ich rufe die Bank an', 'Ich telefoniere mit der Bank'],
    // A noun beside a verb
    ['I pay', 'Payment'],
    ['Je prends rendez-vous', 'Prise de rendez-vous'],
    ['Ich eröffne ein Konto', 'Kontoeröffnung'],
    ['I take a test drive', 'Test drive'],
    // The method's own pair
    ['Je recherche un bien', 'Je me renseigne sur les fournisseurs'],
    ['I look for a kitchen', 'I find out about suppliers'],
    ['Ich suche ein Produkt', 'Ich informiere mich über Anbieter'],
    ['Ich vergleiche Angebote', 'Wir vergleichen die Angebote'],
    ['Ich prüfe die Rechnung', 'Ich prüfe meine Rechnungen'],
    ['比較する', '比較する'],
  ])('%s = %s', (a, b) => {
    expect(areAlike(a, b)).toBe(true);
  });
});

describe('not the same', () => {
  test.each([
    ['I pay', 'I order'],
    ['I sign in', 'I sign out'],
    ['I log in', 'I log on again'],
    ['I call the adviser', 'The adviser calls me'],
    ['I wait for the courier', 'I wait at the courier'],
    ['I am called', 'I call'],
    ['I receive the quote', 'I do not receive the quote'],
    ['Je rappelle', 'On me rappelle'],
    ["J'appelle le conseiller", "Le conseiller m'appelle"],
    ['Je vais au magasin', 'Je reviens du magasin'],
    ['Je renseigne un ami', 'Je me renseigne'],
    ['Je reçois le devis', 'Je ne reçois pas le devis'],
    ['Je visite le magasin 1', 'Je visite le magasin 2'],
    ['Ich melde mich an', 'Ich melde mich ab'],
    ['Ich rufe an', 'Man ruft mich an'],
    ['Ich bekomme ein Angebot', 'Ich bekomme kein Angebot'],
    ['Ich gehe in den Laden', 'Ich gehe aus dem Laden'],
    ['Ich warte auf den Techniker', 'Ich warte auf die Rechnung'],
    ['Ich bestelle', 'Ich bestelle erneut'],
    ['Je paie', 'Je pars'],
    ['I look at the sofa', 'I look for the sofa'],
    ['I look for a flat', 'I look for a loan'],
    ['I look for help', 'I find out about suppliers'],
    ['I set up the app', 'I install the app'],
    ['My parcel arrives', 'I arrive'],
    ['Je me renseigne sur les prix', 'Je renseigne le formulaire'],
    ['Ich melde den Schaden', 'Ich melde mich an'],
    ['Ich suche ein Modell', 'Ich suche ein Modell aus'],
  ])('%s ≠ %s', (a, b) => {
    expect(areAlike(a, b)).toBe(false);
  });
});

test('a label of small words alone has no meaning to compare', () => {
  expect(labelKey('Ich', 'de')).toBeNull();
  expect(labelKey('…', null)).toBeNull();
});
