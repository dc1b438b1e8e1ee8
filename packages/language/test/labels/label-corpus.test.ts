/** How many of the labelled labels and pairs are judged right, as the user meets them: through the diagnostics of a journey. */
import { expect, test } from 'vitest';
import { textDiagnostics } from '../../src/diagnostics/text-diagnostics.ts';
import { fileOf, workspace } from '../journey-fixtures.ts';
import { labelledLabels, labelledPairs, type Part } from './label-corpus.ts';

test('the rates of the development part', () => {
  expect({ ...labelRates('development'), ...pairRates('development') }).toEqual({
    'first person: false alarms': '0 of 241',
    'not first person: found': '462 of 462',
    'not first person: taken for the back office': '0 of 462',
    'back office: named as such': '611 of 611',
    'alike: found': '201 of 211',
    'different: false alarms': '0 of 126',
  });
});

test('the rates of the held-out part', () => {
  expect({ ...labelRates('held-out'), ...pairRates('held-out') }).toEqual({
    'first person: false alarms': '0 of 108',
    'not first person: found': '180 of 180',
    'not first person: taken for the back office': '3 of 180',
    'back office: named as such': '72 of 72',
    'alike: found': '70 of 72',
    'different: false alarms': '0 of 36',
  });
});

test('the goals are met on the held-out part', () => {
  const labels = labelRates('held-out');
  expect(shareOf(labels['not first person: found'])).toBeGreaterThanOrEqual(0.92);
  expect(shareOf(labels['back office: named as such'])).toBeGreaterThanOrEqual(0.9);
  expect(shareOf(labels['first person: false alarms'])).toBeLessThanOrEqual(0.01);
  const pairs = pairRates('held-out');
  expect(shareOf(pairs['alike: found'])).toBeGreaterThanOrEqual(0.7);
  expect(shareOf(pairs['different: false alarms'])).toBeLessThanOrEqual(0.01);
});

test('there are labels of three languages and many sectors, and none stands in both parts', () => {
  const [development, heldOut] = [labelledLabels('development'), labelledLabels('held-out')];
  expect(new Set(heldOut.map(({ language }) => language))).toEqual(new Set(['en', 'fr', 'de']));
  expect(new Set(heldOut.map(({ sector }) => sector)).size).toBeGreaterThanOrEqual(12);
  const known = new Set(development.map(({ label }) => label));
  expect(heldOut.filter(({ label }) => known.has(label)).length / heldOut.length).toBeLessThan(0.1);
});

/** The codes of the label diagnostics of a journey with these stages. */
function codesOf(...labels: readonly string[]): string[] {
  const stages = labels.map((label, index) => `  stage s${index} "${label.replaceAll('"', '\\"')}" touchpoint t\n`);
  const files = workspace({ a: `touchpoint t\njourney j {\n${stages.join('')}}\n` });
  return textDiagnostics(files, fileOf(files, 'a')).map(({ code }) => code);
}

type Rates = Readonly<Record<string, string>>;

function labelRates(part: Part): Rates {
  const counter = new RateCounter();
  for (const { kind, label } of labelledLabels(part)) {
    const codes = codesOf(label);
    const isNotFirstPerson = codes.includes('JRN0308');
    const isBackOffice = codes.includes('JRN0310');
    if (kind === 'first person') counter.add('first person: false alarms', isNotFirstPerson || isBackOffice);
    if (kind === 'not first person') counter.add('not first person: found', isNotFirstPerson || isBackOffice);
    if (kind === 'not first person') counter.add('not first person: taken for the back office', isBackOffice);
    if (kind === 'back office') counter.add('back office: named as such', isBackOffice);
  }
  return counter.rates();
}

function pairRates(part: Part): Rates {
  const counter = new RateCounter();
  for (const { kind, label, other } of labelledPairs(part)) {
    counter.add(kind === 'alike' ? 'alike: found' : 'different: false alarms', codesOf(label, other).includes('JRN0305'));
  }
  return counter.rates();
}

class RateCounter {
  readonly #counts = new Map<string, [number, number]>();

  add(what: string, holds: boolean): void {
    const [held, all] = this.#counts.get(what) ?? [0, 0];
    this.#counts.set(what, [held + (holds ? 1 : 0), all + 1]);
  }

  rates(): Rates {
    return Object.fromEntries([...this.#counts].map(([what, [held, all]]) => [what, `${held} of ${all}`]));
  }
}

function shareOf(rate: string | undefined): number {
  const [held, all] = (rate ?? '').split(' of ').map(Number);
  return (held ?? Number.NaN) / (all ?? Number.NaN);
}
