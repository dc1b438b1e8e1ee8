/** What the text declares otherwise, one sentence for each change. */
import {
  type AttributeChange,
  type ChangedElement,
  type ElementChange,
  gateReason,
  isGateBroken,
  type JourneyChange,
  type Language,
  type Translate,
  translator,
} from '@parcours/model';
import { messages } from '../messages.ts';
import { labelOf } from '../text/labels.ts';
import type { ChangeLine, Tone } from './change-line.ts';
import { attributeName, attributeText, contextOf, kindName } from './change-values.ts';
import { foundText } from './figure-rows.ts';
import { shorten } from './shorten.ts';

/**
 * @param journey the journey that declares it; null: it is shared.
 * @param reader the journey whose labels and scale its values are read with.
 */
export function elementLines(
  change: ElementChange,
  journey: JourneyChange | null,
  reader: JourneyChange | null,
  language: Language,
): ChangeLine[] {
  const t = translator(messages, language);
  const shown = change.after ?? change.before;
  if (!shown) return [];
  const line = (text: string, tone: Tone): ChangeLine => ({ text, tone, journey: journey?.name ?? null, element: shown.id });
  const what = elementText(change, shown, t, language);
  const isRenamed = change.changes.includes('renamed');
  return [
    ...change.changes.flatMap((kind): ChangeLine[] => {
      if (kind === 'added') return [line(newGateText(change, what, journey, language) ?? t('change.new', { what }), 'neutral')];
      if (kind === 'removed') return [{ ...line(t('change.gone', { what }), 'neutral'), isGone: true }];
      if (kind === 'moved') return [line(movedText(change, t, language), 'neutral')];
      if (kind !== 'renamed' || !change.before) return [];
      return [line(t('change.renamed', { what, before: renamedFrom(change.before, shown) }), 'neutral')];
    }),
    ...change.attributes.flatMap((attribute) =>
      isRenamed && (attribute.attribute === 'name' || attribute.attribute === 'label')
        ? []
        : [attributeLine(change, shown, attribute, journey, reader, language)],
    ),
  ];
}

/** Of a gate: whether it passes. */
function newGateText({ kind, after }: ElementChange, what: string, journey: JourneyChange | null, language: Language): string | null {
  const report = journey?.after;
  const gates = kind === 'gate' && report ? report.gates.filter(({ id }) => id === after?.id) : [];
  const [gate, ...others] = gates;
  if (!report || !gate) return null;
  const t = translator(messages, language);
  if (others.length > 0) {
    const passed = gates.filter(({ verdict }) => verdict === 'passed').length;
    return t('change.gate.new-several', { what, passed, count: gates.length });
  }
  const reason = gate.verdict === 'undecided' ? gateReason(gate, report, language) : null;
  const verdict = t(`gate.${gate.verdict === 'failed' && !isGateBroken(gate) ? 'excused' : gate.verdict}`);
  return t('change.gate.new', { what, verdict, found: reason === null ? foundText(gate, report, language) : shorten(reason, 240) });
}

/** `stage “I pay” in “Use”` */
function elementText(change: ElementChange, shown: ChangedElement, t: Translate<typeof messages>, language: Language): string {
  const kind = kindName(change.kind, language);
  const name = shorten(labelOf(shown), MAX_LABEL);
  if (change.kind === 'scale') return kind;
  return shown.within === null
    ? t('change.element', { kind, name })
    : t('change.element-within', { kind, name, within: shorten(shown.within, MAX_LABEL) });
}

const MAX_LABEL = 100;

function movedText(change: ElementChange, t: Translate<typeof messages>, language: Language): string {
  const shown = change.after ?? change.before;
  if (!shown) return '';
  const what = t('change.element', { kind: kindName(change.kind, language), name: shorten(labelOf(shown), MAX_LABEL) });
  const [from, to] = [change.before?.within ?? null, change.after?.within ?? null];
  if (from === null || to === null || from === to) return t('change.moved', { what });
  return t('change.moved-to', { what, from: shorten(from, MAX_LABEL), to: shorten(to, MAX_LABEL) });
}

/** The label of before, or the name where only that differs. */
function renamedFrom(before: ChangedElement, after: ChangedElement): string {
  return shorten(labelOf(before) === labelOf(after) ? before.name : labelOf(before), MAX_LABEL);
}

function attributeLine(
  change: ElementChange,
  shown: ChangedElement,
  attribute: AttributeChange,
  journey: JourneyChange | null,
  reader: JourneyChange | null,
  language: Language,
): ChangeLine {
  const t = translator(messages, language);
  const [from, to] = [contextOf(reader, 'before', language), contextOf(reader, 'after', language)];
  const of = { kind: change.kind, name: shown.name, attribute: attribute.attribute };
  const [was, is] = differingPart(attributeText(of, attribute.before, from), attributeText(of, attribute.after, to), change);
  // What has another label now is known to the reader by the one of before.
  const known = attribute.attribute === 'label' || attribute.attribute === 'name' ? (change.before ?? shown) : shown;
  const values = {
    what: t('change.element', { kind: kindName(change.kind, language), name: shorten(labelOf(known), MAX_LABEL) }),
    attribute: attributeName(change.kind, attribute.attribute, to),
    before: quoteWording(attribute, was, t),
    after: quoteWording(attribute, is, t),
  };
  const { before, after, wordingOnly } = attribute;
  const form = before === null ? 'added' : after === null ? 'removed' : 'edited';
  const isTarget = attribute.attribute === 'target' && typeof before === 'number' && typeof after === 'number';
  if (isTarget && !attribute.lowersBar) {
    const raised = t('change.raised', { subject: shorten(labelOf(shown), MAX_LABEL), before: was, after: is });
    return { text: raised, tone: 'neutral', journey: journey?.name ?? null, element: shown.id, attribute: attribute.attribute };
  }
  if (attribute.attribute === 'label' && change.before) {
    const renamed = t('change.renamed', {
      what: elementText(change, shown, t, language),
      before: shorten(labelOf(change.before), MAX_LABEL),
    });
    return { text: renamed, tone: 'neutral', journey: journey?.name ?? null, element: shown.id, attribute: 'label' };
  }
  const isWording = wordingOnly && !STATEMENTS.has(attribute.attribute);
  const text = isWording ? t(`change.texts-${form}`, values) : t(DECLARED[form], values);
  return {
    text,
    tone: isWording ? 'wording' : attribute.lowersBar ? 'weakened' : 'neutral',
    journey: journey?.name ?? null,
    element: shown.id,
    attribute: attribute.attribute,
  };
}

/**
 * How a column is read is a line of the language: of two such lines only the words that differ are shown, with the keyword before them,
 * such as `scale 1..10` and `scale 0..10`.
 */
function differingPart(before: string, after: string, { kind }: ElementChange): readonly [string, string] {
  if (kind !== 'study' && kind !== 'benchmark') return [before, after];
  const [from, to] = [before.split(' '), after.split(' ')];
  if (Math.min(from.length, to.length) < 2) return [before, after];
  let start = 0;
  while (start < Math.min(from.length, to.length) && from[start] === to[start]) start++;
  let end = 0;
  while (end < Math.min(from.length, to.length) - start && from.at(-1 - end) === to.at(-1 - end)) end++;
  if (start > 0 && /^[a-z]+$/.test(from[start - 1] ?? '')) start--;
  const part = (words: readonly string[]) => words.slice(start, words.length - end).join(' ') || '–';
  return [part(from), part(to)];
}

/** Free text by which a team decides: what is aimed at, and why a gate may fail. */
const STATEMENTS: ReadonlySet<string> = new Set(['objective', 'scenario', 'unless']);

const DECLARED = { added: 'change.set', removed: 'change.unset', edited: 'change.edited' } as const;

/** Free text stands in quotes, figures and names do not. */
function quoteWording({ wordingOnly }: AttributeChange, text: string, t: Translate<typeof messages>): string {
  return wordingOnly ? t('quoted', { text }) : text;
}
