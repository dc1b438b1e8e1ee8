/** The gates of a journey: what is required, what was found, the verdict. */
import {
  formatDate,
  type GateReport,
  gateActual,
  gateExpected,
  gateReason,
  gateSubject,
  isGateBroken,
  type JourneyReport,
  type Language,
  translator,
} from '@parcours/model';
import { h, type VNode } from '../markup/element.ts';
import { messages } from '../messages.ts';
import { labelOf } from '../text/labels.ts';
import { singleLine } from '../text/single-line.ts';
import { dataCell, detailLine, rowHeading, type TableOptions, tableElement } from './table.ts';

/** The texts of one gate, for every output. */
interface GateRow {
  readonly gate: GateReport;
  readonly subject: string;
  /** The statement in the text. */
  readonly statement: string;
  readonly expected: string;
  /** Empty where it is not known. */
  readonly actual: string;
  /** With its sign. */
  readonly verdict: string;
  /** Why it is undecided, or its exception. */
  readonly reason: string | null;
}

export function gateRows(journey: JourneyReport, language: Language): GateRow[] {
  return journey.gates.map((gate) => {
    const reason = gateReason(gate, journey, language);
    return {
      gate,
      subject: singleLine(gateSubject(gate, language)) || '–',
      statement: singleLine(gate.text),
      expected: gateExpected(gate, journey, language),
      actual: gateActual(gate, journey, language) ?? '',
      verdict: verdictText(gate, language),
      reason: reason === null ? null : singleLine(reason),
    };
  });
}

function verdictText(gate: GateReport, language: Language): string {
  const t = translator(messages, language);
  const isExcused = gate.verdict === 'failed' && !isGateBroken(gate);
  return `${isExcused ? EXCUSED_SIGN : GATE_SIGNS[gate.verdict]} ${t(`gate.${gate.verdict}`)}`;
}

const GATE_SIGNS = { passed: '✓', failed: '✗', undecided: '?' } as const;
const EXCUSED_SIGN = '(✗)';

/** As of which day exceptions are judged; null where none has an end. */
export function gatesAsOfText({ asOf }: JourneyReport, language: Language): string | null {
  return asOf === null ? null : translator(messages, language)('gates.as-of', { day: formatDate(asOf, language) });
}

/** The gates of a journey. Rows carry `data-gate`, and `data-stage` where they test a stage. */
export function gatesTable(journey: JourneyReport, { language }: TableOptions): VNode {
  const t = translator(messages, language);
  const headings = [{ text: t('gate.about') }, { text: t('gate.required') }, { text: t('gate.found') }, { text: t('result') }];
  const rows = gateRows(journey, language).map(({ gate, subject, statement, expected, actual, verdict, reason }) =>
    h('tr', { 'data-gate': gate.id, 'data-stage': gate.subject.kind === 'stage' ? gate.subject.name : null }, [
      rowHeading([subject, detailLine(statement)]),
      dataCell(expected),
      dataCell(actual || '–'),
      dataCell([verdict, detailLine(reason)]),
    ]),
  );
  return tableElement('gates', t('gates.caption', { journey: labelOf(journey) }), headings, [h('tbody', {}, rows)]);
}
