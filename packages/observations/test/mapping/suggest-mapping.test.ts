import type { Model } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { suggestMapping } from '../../src/index.ts';
import { table } from '../build.ts';

const named = (name: string, label: string | null = null) => ({ id: name, name, label });

const MODEL = {
  stages: [named('advice', 'Je me fais conseiller'), named('order', 'Je commande')],
  channels: [named('web', 'Site web'), named('store', 'Magasin')],
  segments: [named('renovators')],
  personas: [],
  touchpoints: [],
  kpis: [
    { ...named('nps', 'Recommandation'), kind: 'nps' },
    { ...named('conversion', 'Conversion'), kind: 'rate' },
  ],
} as unknown as Model;

const seen = (file: string) =>
  suggestMapping(table(file), MODEL).map((each) => {
    const range = each.range ? ` ${each.range.min}..${each.range.max}` : '';
    return `${each.header}: ${each.kind === 'role' ? each.role : `${each.kind} ${each.name}`}${range}`;
  });

describe('a first look at a file', () => {
  test.each([
    ['French', 'Répondant;Étape;Note;Poids;Date;Commentaires;Canal\nR1;?;7;1,2;2026-04-01;bien;?\n'],
    ['German', 'Befragte-Nr;Etappe;Bewertung;Gewicht;Datum;Kommentar;Kanal\nR1;?;7;1,2;01.04.2026;gut;?\n'],
    ['English', 'Respondent ID;Stage;Score;Weight;Date;Comments;Channel\nR1;?;7;1.2;2026-04-01;fine;?\n'],
  ])('usual names in %s', (_language, file) => {
    expect(seen(file).map((line) => line.split(': ')[1])).toEqual([
      'respondent',
      'stage',
      'score 7..7',
      'weight',
      'date',
      'verbatim',
      'channel',
    ]);
  });

  test('cells that name the journey’s things say more than a header', () => {
    expect(seen('id;Q1;Q2;stage\nR1;Je commande;Site web;x\nR2;advice;Magasin;y\n')).toEqual([
      'id: respondent',
      'Q1: stage',
      'Q2: channel',
    ]);
  });

  test('columns that are called like a stage or a KPI rate it', () => {
    expect(seen('id;Je commande;Advice;NPS;conversion\nR1;7;8;9;1\nR2;4;2,5;10;0\n')).toEqual([
      'id: respondent',
      'Je commande: measure order 4..7',
      'Advice: measure advice 2.5..8',
      'NPS: kpi nps 9..10',
      'conversion: kpi conversion 0..1',
    ]);
  });

  test('a name that the cells speak against is not believed; nor is one of two columns that are called alike', () => {
    expect(seen('note;date;poids;comment\nbien;hier;lourd;3\nmal;demain;léger;4\n')).toEqual([]);
    expect(seen('score;score;x\n1;2;3\n')).toEqual([]);
  });

  test('each role once', () => {
    expect(seen('id;client\n1;2\n')).toEqual(['id: respondent']);
  });
});
