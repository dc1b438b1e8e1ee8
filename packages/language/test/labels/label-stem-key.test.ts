/** Which labels say the same, and which only look alike. */
import { describe, expect, test } from 'vitest';
import { labelStemKey } from '../../src/labels/label-stem-key.ts';

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
    ['Ich vergleiche Angebote', 'Wir vergleichen die Angebote'],
    ['Ich prüfe die Rechnung', 'Ich prüfe meine Rechnungen'],
    ['比較する', '比較する'],
  ])('%s = %s', (a, b) => {
    expect(labelStemKey(a)).toBe(labelStemKey(b));
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
  ])('%s ≠ %s', (a, b) => {
    expect(labelStemKey(a)).not.toBe(labelStemKey(b));
  });
});

test('a label of small words alone has no meaning to compare', () => {
  expect(labelStemKey('Ich')).toBeNull();
  expect(labelStemKey('…')).toBeNull();
});
