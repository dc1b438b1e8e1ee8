/** A journey's measured scores as a user journey of Mermaid's. */
import { isSuppressed, type JourneyReport, type Language, type StageReport, sanitizeControlChars, translator } from '@parcours/model';
import { messages } from '../messages.ts';
import { toFace } from './journey-text.ts';

export interface ExportedMermaid {
  /** A text that Mermaid accepts, whatever the labels. */
  readonly text: string;
  /** What could not be carried over: sentences in the language. */
  readonly notes: readonly string[];
}

/** Mermaid draws longer texts only where it is configured to. */
const MAX_TEXT_LENGTH = 50_000;

/**
 * The faces are measured scores: the journey's scale spread evenly over 1–5, whole, within the stage's class (disappointing 1–2, neutral 3, enchanting
 * 4–5), because Mermaid draws a sad face below 3 and a smile above. A stage without a measured score is left out: any face would say
 * something of it. Where nothing at all is measured the faces are the experts' claims; the two are never mixed, and the title says which
 * they are.
 *
 * @param journey after disclosure control.
 */
export function exportMermaid(journey: JourneyReport, language: Language): ExportedMermaid {
  const t = translator(messages, language);
  const { stages, scale } = journey;
  const isMeasured = stages.some(({ measured }) => measured !== null);
  const scoreOf = ({ measured, expert }: StageReport) => (isMeasured ? (measured?.mean ?? null) : expert);
  const actor = journey.persona ?? journey.segment;
  const view = [journey.wave, ...Object.values(journey.perimeter).map((group) => group && labelOf(group))].filter((each) => each !== null);
  const title = `${labelOf(journey)}${view.length > 0 ? ` (${view.join(', ')})` : ''}`;
  const lines = [
    'journey',
    `  title ${escapeText(t(isMeasured ? 'mermaid.measured' : 'mermaid.claimed', { journey: title }))}`,
    `  accDescr: ${escapeText(t(isMeasured ? 'mermaid.measured.text' : 'mermaid.claimed.text'))}`,
  ];
  let section: number | null = null;
  for (const stage of stages) {
    const score = scoreOf(stage);
    if (score === null) continue;
    const phase = stage.phase === null ? null : (journey.phases[stage.phase] ?? null);
    if (stage.phase !== section) lines.push(`  section ${escapeText(phase ? labelOf(phase) : t('mermaid.no-phase'))}`);
    section = stage.phase;
    const people = actor ? `: ${escapeText(labelOf(actor)).replaceAll(',', '#44;')}` : '';
    lines.push(`    ${escapeStart(escapeText(labelOf(stage)))}: ${withinClass(toFace(score, scale), stage)}${people}`);
  }
  const text = `${lines.join('\n')}\n`;
  const suppressed = stages.filter((stage) => isMeasured && isSuppressed(stage));
  const unmeasured = stages.filter((stage) => scoreOf(stage) === null && !suppressed.includes(stage));
  const names = (of: readonly StageReport[]) => of.map(labelOf).join(', ');
  return {
    text,
    notes: [
      ...(isMeasured ? [] : [t('mermaid.export.claims', { journey: labelOf(journey) })]),
      t('mermaid.export.left-out'),
      ...(suppressed.length > 0 ? [t('mermaid.export.suppressed', { n: suppressed.length, stages: names(suppressed) })] : []),
      ...(unmeasured.length > 0
        ? [t(isMeasured ? 'mermaid.export.unmeasured' : 'mermaid.export.unclaimed', { n: unmeasured.length, stages: names(unmeasured) })]
        : []),
      ...(text.length > MAX_TEXT_LENGTH ? [t('mermaid.export.long', { limit: MAX_TEXT_LENGTH })] : []),
    ],
  };
}

function withinClass(face: number, stage: StageReport): number {
  if (stage.class === 'disappointing') return Math.min(face, 2);
  if (stage.class === 'neutral') return 3;
  return stage.class === 'enchanting' ? Math.max(face, 4) : face;
}

/** On one line; never empty. */
function labelOf({ name, label }: { readonly name: string; readonly label: string | null }): string {
  const singleLine = (text: string) => sanitizeControlChars(text).replace(/\s+/g, ' ').trim();
  return singleLine(label ?? '') || singleLine(name) || '–';
}

/**
 * Character references for what ends a text in Mermaid's grammar (`#`, `;`, `:`), begins a comment, a directive or an element there, or stands for a
 * reference after its preprocessing; and for the `C` of a C4 diagram, which Mermaid detects anywhere in a text.
 */
function escapeText(text: string): string {
  return text.replace(/[#;:%{}<>"&ﬂ¶]|C(?=4(?:Context|Container|Component|Dynamic|Deployment))/gu, reference);
}

/** A task must not begin with a keyword. */
function escapeStart(text: string): string {
  return /^(?:journey|title|section|acctitle|accdescr)/i.test(text) ? reference(text.slice(0, 1)) + text.slice(1) : text;
}

function reference(character: string): string {
  return `#${character.codePointAt(0)};`;
}
