import { describe, expect, test } from 'vitest';
import { findTransposed } from '../../src/table/transposed.ts';
import { table } from '../build.ts';

describe('a transposed table', () => {
  test.each([
    [
      'criteria by numbered visits, French',
      'Critère;Visite 1;Visite 2;Visite 3\nAccueil souriant;4;5;3\nTemps d’attente;2;3;4\nConseil;5;5;4\nPropreté;4;4;4\n',
    ],
    [
      'questions by dates',
      'Question;12/03/2026;19/03/2026;26/03/2026\nLe vendeur m’a salué ?;Oui;Non;Oui\nAttente (min);4;12;7\nNote globale;8;6;9\n',
    ],
    [
      'a grid with sections, a title at its corner, and rows about the visit',
      'Grille visite mystère;Magasin Lyon;Magasin Paris;Magasin Lille\nDate de visite;12/03/2026;15/03/2026;18/03/2026\nEnquêteur;Marie;Paul;Anne\n1. ACCUEIL;;;\n1.1 Le client est salué;Oui;Non;Oui\n1.2 Le vendeur sourit;Oui;Oui;Oui\nNote d’accueil sur 10;8;6;9\n2. CONSEIL;;;\n2.1 Le vendeur pose des questions;Non;Oui;Oui\nCommentaire;rapide et aimable;un peu long;très bien\nTotal;8;6;9\n',
    ],
    [
      'groups of visits above their numbers',
      'Critère;Lyon;;Paris;\n;Visite 1;Visite 2;Visite 1;Visite 2\nAccueil souriant;4;5;3;2\nTemps d’attente;2;3;4;3\nConseil pertinent;5;5;4;4\nPropreté;4;4;4;5\nPaiement;4;3;4;5\n',
    ],
    ['criteria by cities', 'Critères;Lyon;Paris;Lille;Nice\nAccueil;4;5;3;2\nConseil;4;4;4;3\nCaisse;5;3;4;2\nPropreté;2;3;4;5\n'],
    [
      'questions with sections, weights and averages by shops, English',
      'Section,Criterion,Weight,Store 101,Store 102,Store 103,Average\nWelcome,Was I greeted within 30 seconds?,2,Yes,No,Yes,67%\nWelcome,Did the staff smile?,1,Yes,Yes,Yes,100%\nAdvice,Were my needs asked?,3,No,No,Yes,33%\nTill,Waiting time in minutes,1,4,7,3,4.7\n',
    ],
    [
      'criteria by branches, German',
      'Prüfkriterium;Filiale Köln;Filiale Bonn;Filiale Ulm\nBegrüßung;1;2;1\nBeratung;3;2;2\nKasse;1;1;2\nSauberkeit;2;2;1\n',
    ],
    ['questions by respondents', ';Respondent 1;Respondent 2;Respondent 3\nQ1 Accueil;4;5;3\nQ2 Conseil;2;3;4\nQ3 Prix;5;5;4\n'],
    [
      'questions by codes of respondents',
      'Question,R1,R2,R3,R4\nHow satisfied are you?,4,5,3,2\nWould you recommend us?,9,8,10,6\nHow was the delivery?,3,4,4,2\n',
    ],
    [
      'questions by respondents, German',
      'Frage;Teilnehmer 1;Teilnehmer 2\nWie zufrieden sind Sie?;4;5\nEmpfehlen Sie uns?;9;10\nBemerkung;gut;schlecht\n',
    ],
    ['stages by visits', 'Étape;Visite 1;Visite 2;Visite 3\nJe choisis;4;5;3\nJe paie;2;3;4\nJe repars;5;5;4\n'],
    ['numbered criteria by letters of visits', 'N°;Critère;V1;V2;V3\n1;Accueil;4;5;3\n2;Conseil;2;3;4\n3;Caisse;5;5;4\n4;Sortie;3;3;4\n'],
    [
      'shops in the header, and questions below rows about the visit',
      'Magasin;Lyon;Paris;Lille\nDate;12/03/2026;15/03/2026;18/03/2026\nHeure;10:30;14:15;17:00\nLe client est-il salué ?;Oui;Non;Oui\nLe vendeur est-il disponible ?;Oui;Oui;Oui\nNote d’ambiance;8;6;9\nCommentaire;rapide;un peu long;très bien\n',
    ],
    [
      'points to check with a total',
      'Points de contrôle;Agence A;Agence B;Agence C;Total\nVitrine propre;1;1;0;2\nAccueil en moins de 2 min;1;0;0;1\nDocument remis;1;1;1;3\n',
    ],
    ['questions by numbers', 'Question;1;2;3;4;5\nAccueil;4;5;3;2;4\nConseil;4;4;4;3;3\nCaisse;5;3;4;2;5\nPropreté;2;3;4;5;5\n'],
    [
      'comments below each criterion',
      'Critère;Visite 1;Visite 2\nAccueil;4;5\nCommentaire;bien;long\nConseil;2;3\nCommentaire;ok;nul\nCaisse;2;3\nCommentaire;vu;rien\n',
    ],
  ])('%s', (_, text) => {
    expect(findTransposed(table(text))).not.toBeNull();
  });

  test('names its questions and columns', () => {
    expect(
      findTransposed(table('N°;Critère;V1;V2;Moyenne\n1;Accueil;4;5;4,5\nA;CONSEIL;;;\n2;Conseil;4;3;3,5\n3;Caisse;5;4;4,5\n')),
    ).toEqual({
      questions: ['Accueil', 'Conseil', 'Caisse'],
      columns: ['V1', 'V2'],
    });
  });
});

describe('no transposed table', () => {
  test.each([
    ['people by visits', 'Client;Visite 1;Visite 2;Visite 3\nMarie Dupont;4;5;3\nJean Martin;2;3;4\nAnne Petit;5;5;4\nLuc Roux;1;2;3\n'],
    ['shops by months', 'Magasin;2026-03;2026-04;2026-05\nLyon;4;5;3\nParis;2;3;4\nNice;5;5;4\n'],
    [
      'comments before variables',
      'Commentaire;V1;V2;V3\nC’était très bien fait;4;5;3\nUn peu long à mon goût;2;3;4\nRien à dire du tout;5;5;4\nMoyen pour le prix;4;4;3\n',
    ],
    [
      'an open question before numbered ones',
      'Question 12 : pourquoi ?;Q1;Q2;Q3\nC’était très bien fait;4;5;3\nUn peu long à mon goût;2;3;4\nRien à dire du tout;5;5;4\nMoyen pour le prix;4;4;3\n',
    ],
    ['means of questions', 'Question;Moyenne;n;Écart type\nQ1 Accueil;7.5;100;1.2\nQ2 Conseil;6.5;99;1.3\nQ3 Caisse;8;98;1.2\n'],
    [
      'a row for each visit and criterion',
      'Critère;Visite;Magasin;Note\nAccueil;Visite 1;Magasin 3;4\nConseil;Visite 1;Magasin 3;5\nAccueil;Visite 2;Magasin 4;4\nConseil;Visite 2;Magasin 4;5\nAccueil;Visite 3;Magasin 4;4\nConseil;Visite 3;Magasin 4;5\n',
    ],
    ['goods with prices', 'Item,Price,Quantity,Stock\nBlue shirt with dots,12.5,3,20\nGreen shirt,11,4,25\nRed hat,9,5,30\n'],
    ['visits by criteria', 'Visite;Accueil;Conseil;Caisse\nVisite 1;4;5;3\nVisite 2;2;3;4\nVisite 3;5;5;4\n'],
    [
      'comments before questions about a shop',
      'Feedback,Shop cleanliness,Shop staff,Shop layout\nit was all very good,4,5,3\nsome parts were not good,2,3,4\nthe queue was too long,5,5,4\n',
    ],
    ['the sheet of one visit', 'Critère;Note;Commentaire\nAccueil;4;bien\nConseil;5;ok\nCaisse;3;lent\n'],
    ['wordings below the names', 'id,A1,A2,A3\nNummer,Wie zufrieden?,Wie gut?,Wie schnell?\nr1,4,5,3\nr2,2,3,4\nr3,5,5,4\n'],
    [
      'tickets',
      'Subject,Score,Agent,Created\nMy order never came at all,3,Ann,2026-03-01\nWrong size of the shirt,5,Bob,2026-03-02\nRefund was not paid yet,4,Ann,2026-03-02\n',
    ],
    ['products by reviews', 'Produit;Avis 1;Avis 2\nTable;4;5\nChaise;3;4\nLit;4;4\n'],
  ])('%s', (_, text) => {
    expect(findTransposed(table(text))).toBeNull();
  });
});
