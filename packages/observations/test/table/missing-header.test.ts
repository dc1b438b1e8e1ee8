import { describe, expect, test } from 'vitest';
import { lacksHeader } from '../../src/table/missing-header.ts';
import { table } from '../build.ts';

describe('the header is a row', () => {
  test.each([
    ['answers with identifiers', 'r1;4;5;bien\nr2;2;3;long\nr3;5;4;ok\nr4;1;2;nul\n'],
    ['numbers, dates and places', '1,2026-03-01,4,Lyon\n2,2026-03-02,5,Paris\n3,2026-03-02,3,Lyon\n4,2026-03-03,4,Nice\n'],
    ['answers as texts', 'Oui;Non;Oui;12\nNon;Oui;Oui;14\nNon;Non;Non;11\nOui;Non;Oui;12\nOui;Oui;Oui;13\nNon;Non;Oui;12\n'],
    ['one column', '4\n5\n3\n2\n4\n'],
    [
      'times of a form tool',
      '2026/03/02 3:01:12 PM GMT+1,4,Good,lea\n2026/03/02 4:01:12 PM GMT+1,5,Great,tom\n2026/03/03 3:01:12 PM GMT+1,4,Good,lea\n2026/03/04 3:01:12 PM GMT+1,2,Bad,tom\n',
    ],
    [
      'a row for each stage',
      'V001;Accueil;4;aimable\nV001;Conseil;3;long\nV002;Accueil;5;\nV002;Conseil;2;bof\nV003;Accueil;5;\nV003;Conseil;2;bof\n',
    ],
    ['long numbers', '10234;7;8;9\n10235;6;6;7\n10239;9;10;8\n10241;3;4;7\n'],
    ['ratings alone', '4;5;3\n2;3;4\n5;5;4\n4;4;3\n1;2;2\n'],
    ['addresses', 'lea@x.fr;4;5\ntom@x.fr;3;2\nann@x.fr;5;5\nbob@x.fr;1;2\n'],
  ])('%s', (_, text) => {
    expect(lacksHeader(table(text))).toBe(true);
  });
});

describe('the header has names', () => {
  test.each([
    ['figures as names', 'id;1;2;3\nr1;Oui;Non;4\nr2;Non;Oui;5\nr3;Oui;Oui;3\nr4;Non;Non;2\n'],
    ['years as names', 'Area;2019;2021;2023\nLyon;2014;1812;1999\nNice;2017;2103;2000\nBonn;1800;2022;2300\n'],
    ['figures that go up by one', '1;2;3;4\n4;5;3;2\n1;2;3;3\n2;2;5;3\n1;1;5;3\n'],
    ['texts alone', 'name;city\nAnna;Lyon\nBerta;Nice\nCarl;Bonn\nDora;Metz\n'],
    ['options of a multiple choice', 'Email;Phone;Post\nEmail;;Post\n;Phone;\nEmail;Phone;\n;;Post\n'],
    ['codes from 0', '0;1;2\n0;0;1\n1;1;0\n0;1;0\n'],
    ['numbered waves', 'wave 1;wave 2;wave 3\n4;5;3\n3;4;5\n2;2;2\n'],
    ['one column of texts', 'Comment\nGood\nBad\nGood\nBad\n'],
    ['months as names', ',2026-01,2026-02,2026-03\nLyon,4,5,6\nParis,4,4,5\nNice,5,5,5\n'],
    ['names like the codes below', 'Q1;Q2;Q3\nQ1A;Q2B;Q3A\nQ1B;Q2A;Q3B\nQ1A;Q2A;Q3A\n'],
    ['yes and no', 'first;second\nyes;no\nno;no\nyes;yes\nno;yes\n'],
    ['dates as names', 'date;2026-03-01;2026-03-02\nLyon;4;5\nParis;4;4\nNice;5;5\n'],
  ])('%s', (_, text) => {
    expect(lacksHeader(table(text))).toBe(false);
  });

  test('where a page repeats them', () => {
    expect(lacksHeader(table('name;city\nAnna;Lyon\nBert;Nice\nname;city\nAnna;Nice\nname;city\nBert;Lyon\n'))).toBe(false);
  });
});
