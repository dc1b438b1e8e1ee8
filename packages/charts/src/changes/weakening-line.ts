/** What makes it easier to pass, in one sentence. */
import {
  type AttributeValue,
  type ChangeReport,
  catalogue,
  formatDate,
  formatNumber,
  type Language,
  messageOf,
  translateTerm,
  translator,
  type Weakening,
} from '@parcours/model';
import { messages } from '../messages.ts';
import type { ChangeLine } from './change-line.ts';
import { attributeName, attributeText, contextOf } from './change-values.ts';
import { findingLine, severityName } from './finding-lines.ts';
import { shorten } from './shorten.ts';

export function weakeningLine(weakening: Weakening, report: ChangeReport, language: Language): ChangeLine {
  const { journey, element, attribute } = weakening;
  const text = weakeningText(weakening, report, language);
  return { text, tone: 'weakened', journey, element, ...(attribute !== null && { attribute }) };
}

function weakeningText(weakening: Weakening, report: ChangeReport, language: Language): string {
  const t = translator(messages, language);
  const { kind, before, after } = weakening;
  const reason = weakening.reason === null ? t('change.no-reason') : t('quoted', { text: shorten(weakening.reason, 200) });
  const declared = declaredTexts(weakening, report, language);
  const values = { ...declared, subject: shorten(weakening.subject) };
  switch (kind) {
    case 'target':
      if (after === null) return t('change.weakened.target-removed', values);
      return t(
        typeof before === 'number' && typeof after === 'number' && after > before
          ? 'change.weakened.target-eased'
          : 'change.weakened.target',
        values,
      );
    case 'claim':
      return t(before === null ? 'change.weakened.claim-new' : 'change.weakened.claim', values);
    case 'threshold':
      return t('change.weakened.threshold', values);
    case 'scoring':
      return t('change.weakened.scoring', values);
    case 'priority':
      return t('change.weakened.priority', values);
    case 'gate':
      return t(weakening.attribute === null ? 'change.weakened.gate-removed' : 'change.weakened.gate', {
        ...declared,
        subject: quoted(weakening.subject, language),
      });
    case 'exception':
      return typeof after === 'string' && after !== ''
        ? t('change.weakened.exception', {
            subject: quoted(weakening.subject, language),
            until: formatDate(shorten(after), language),
            reason,
          })
        : t('change.weakened.exception-open', { subject: quoted(weakening.subject, language), reason });
    case 'accepted':
      return t('change.weakened.accepted', { finding: acceptedFinding(weakening, report, language), reason });
    case 'severity':
      return t(after === 'off' ? 'change.weakened.severity-off' : 'change.weakened.severity', {
        subject: codeText(weakening.subject, language),
        before: severityName(String(before ?? 'off'), language),
        after: severityName(String(after ?? 'off'), language),
      });
    case 'limit':
      return t('change.weakened.limit', {
        subject: limitName(weakening.subject, language),
        before: plain(before, language),
        after: plain(after, language),
      });
    case 'evidence':
      return t('change.weakened.evidence', { subject: values.subject, stages: quotedList(before, language) });
  }
}

/** The finding in words, with its code; the code alone where it is not in the report. */
function acceptedFinding({ journey, subject: code, element }: Weakening, report: ChangeReport, language: Language): string {
  const findings = report.journeys.find(({ name }) => name === journey)?.findings ?? [];
  const found = findings.find(
    ({ diagnostic }) => diagnostic.code === code && diagnostic.subject === element && diagnostic.accepted !== null,
  );
  if (!found || found.withheld) return shorten(code);
  return translator(messages, language)('change.accepted', { message: findingLine(found, journey ?? '', language).message, code });
}

/** What the findings of a code say, without the figures and names of each. */
function codeText(code: string, language: Language): string {
  if (!Object.hasOwn(catalogue, code)) return shorten(code);
  const [message = ''] = messageOf({ code, parameters: {} }, language)
    .replace(/\{[^}]*\}/g, '…')
    .replace(/…(?:[\s.]*…)+/g, '…')
    .split(/[.:;?](?:\s|$)/);
  return translator(messages, language)('change.accepted', { message: shorten(message), code });
}

/** A statement as it is written, in quotes. */
function quoted(value: AttributeValue, language: Language): string {
  return translator(messages, language)('quoted', { text: plain(value, language) });
}

function quotedList(value: AttributeValue, language: Language): string {
  const list = typeof value === 'object' && value !== null ? value : [value];
  return shorten(list.map((each) => quoted(each, language)).join(', '));
}

function plain(value: AttributeValue, language: Language): string {
  if (typeof value === 'number') return formatNumber(value, language);
  return value === null ? '–' : shorten(String(value));
}

function limitName(limit: string, language: Language): string {
  if (limit === 'tentative' || limit === 'solid') return translateTerm(limit, language);
  return limit === 'anonymous' ? translator(messages, language)('change.limit.anonymous') : shorten(limit);
}

/** The attribute and both its values as they are shown, with the journey's labels, units and scale. */
function declaredTexts({ journey, element, subject, attribute, before, after }: Weakening, report: ChangeReport, language: Language) {
  const change = report.journeys.find(({ name }) => name === journey) ?? null;
  const reader = change ?? report.journeys[0] ?? null;
  const found = [...(change?.elements ?? []), ...report.shared].find(
    (each) => element !== null && (each.after ?? each.before)?.id === element,
  );
  const shown = found?.after ?? found?.before;
  const kind = found?.kind ?? 'stage';
  const of = { kind, name: shown?.name ?? subject, attribute: attribute ?? '' };
  return {
    attribute: attributeName(kind, attribute ?? '', contextOf(reader, 'after', language)),
    before: attributeText(of, before, contextOf(reader, 'before', language)),
    after: attributeText(of, after, contextOf(reader, 'after', language)),
  };
}
