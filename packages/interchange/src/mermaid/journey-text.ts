/** A Mermaid user journey as a journey's text. */
import { quote, type UniqueIdentifiers } from '@parcours/language';
import { formatScore, type Language, roundTo, type Scale, sanitizeControlChars, type Translate, translator } from '@parcours/model';
import { messages } from '../messages.ts';
import type { MermaidJourney, MermaidTask } from './parse-journey.ts';

export interface JourneyTextOptions {
  readonly language: Language;
  /** Of the journey; Mermaid's 1 is its lower bound, 5 its upper one, linear between. */
  readonly scale: Pick<Scale, 'min' | 'max'>;
  /** The label of a journey without a title. */
  readonly fallbackTitle?: string;
}

export interface JourneyText {
  /** Declarations that the journey needs, before it. */
  readonly declarations: readonly string[];
  readonly lines: readonly string[];
  /** What was not carried over, or changed its meaning: sentences in the reader's language, whose texts are sanitized. */
  readonly notes: readonly string[];
}

/** Identifiers of one file. */
export interface FileIdentifiers {
  readonly personas: UniqueIdentifiers;
  readonly journeys: UniqueIdentifiers;
}

/** Mermaid's scale: five faces. */
const MIN_FACE = 1;
const MAX_FACE = 5;

/**
 * The persona is the actor named most often, the first of several; other actors become notes.
 *
 * @param identifiers names persona and journey; null: neither is named, and all actors become notes.
 */
export function mermaidJourneyText(journey: MermaidJourney, identifiers: FileIdentifiers | null, options: JourneyTextOptions): JourneyText {
  const { language, scale } = options;
  const t = translator(messages, language);
  const tasks = journey.sections.flatMap((section) => section.tasks);
  const persona = identifiers === null ? null : mainActor(tasks);
  const title = labelText(journey.title ?? '') || options.fallbackTitle || t('mermaid.untitled');
  const stage = (indent: string, task: MermaidTask) => {
    const score = isFace(task.value) ? ` score ${scoreLiteral(fromFace(task.value, scale))}` : '';
    const line = `${indent}stage ${quote(labelText(task.name))}${score}`;
    if (task.actors.length === 0 || (persona !== null && task.actors.every((actor) => actor === persona))) return [line];
    const note = t('mermaid.actors.note', { names: task.actors.map(labelText).join(', ') });
    return [`${line} {`, `${indent}  note ${quote(note)}`, `${indent}}`];
  };
  const name = identifiers === null ? '' : `${identifiers.journeys.newId(title)} `;
  const forPersona = persona === null || identifiers === null ? '' : ` for ${identifiers.personas.idOf(persona)}`;
  return {
    declarations:
      persona === null || identifiers === null ? [] : [`persona ${identifiers.personas.idOf(persona)} ${quote(labelText(persona))}`],
    lines: [
      ...[journey.accessibleTitle, journey.accessibleDescription].flatMap((text) => (text ? [`// ${labelText(text)}`] : [])),
      `journey ${name}${quote(title)}${forPersona} {`,
      ...journey.sections.flatMap((section, index) => {
        if (section.name === null) return section.tasks.flatMap((task) => stage('  ', task));
        const label = labelText(section.name) || t('mermaid.section', { n: index });
        return [`  phase ${quote(label)} {`, ...section.tasks.flatMap((task) => stage('    ', task)), '  }'];
      }),
      '}',
    ],
    notes: notesOn(journey, tasks, persona, options, t),
  };
}

function notesOn(
  journey: MermaidJourney,
  tasks: readonly MermaidTask[],
  persona: string | null,
  { language, scale: { min, max } }: JourneyTextOptions,
  t: Translate<typeof messages>,
): string[] {
  const unscored = tasks.filter(({ value }) => !isFace(value));
  const others = [...new Set(tasks.flatMap(({ actors }) => actors))].filter((actor) => actor !== persona);
  const scored = tasks.length - unscored.length;
  const shown = (value: number) => formatScore(value, language, Number.isInteger(value) ? 0 : 2);
  return [
    ...(scored > 0 ? [t('mermaid.scores', { n: scored, min: shown(min), max: shown(max), middle: shown((min + max) / 2) })] : []),
    ...(unscored.length > 0
      ? [
          t('mermaid.unscored', {
            n: unscored.length,
            names: unscored.map(({ name, score }) => `${labelText(name)} (${labelText(score) || '–'})`).join(', '),
          }),
        ]
      : []),
    ...(persona !== null && others.length > 0
      ? [t('mermaid.actors', { persona: labelText(persona), others: others.map(labelText).join(', ') })]
      : []),
    ...tasks.flatMap(({ ignored, line }) =>
      ignored === null ? [] : [t('mermaid.ignored', { line: String(line + 1), text: labelText(ignored) })],
    ),
    ...(journey.accessibleTitle || journey.accessibleDescription ? [t('mermaid.accessible')] : []),
    ...(journey.isConfigured ? [t('mermaid.configured')] : []),
    ...(journey.comments > 0 ? [t('mermaid.comments', { n: journey.comments })] : []),
  ];
}

/** Whether Mermaid draws a face for it on its axis; it accepts any text as a score. */
function isFace(value: number): boolean {
  return value >= MIN_FACE && value <= MAX_FACE;
}

/** The score of a face; rounded to hundredths. */
function fromFace(face: number, { min, max }: Pick<Scale, 'min' | 'max'>): number {
  return roundTo(min + ((face - MIN_FACE) / (MAX_FACE - MIN_FACE)) * (max - min), 2);
}

/** The face of a score, 1–5; the inverse of `fromFace`, rounded to whole faces. */
export function toFace(score: number, { min, max }: Pick<Scale, 'min' | 'max'>): number {
  return roundTo(MIN_FACE + ((score - min) / (max - min)) * (MAX_FACE - MIN_FACE), 0);
}

function scoreLiteral(score: number): string {
  return score > 0 ? `+${score}` : String(score);
}

function mainActor(tasks: readonly MermaidTask[]): string | null {
  const counts = new Map<string, number>();
  for (const { actors } of tasks) for (const actor of new Set(actors)) counts.set(actor, (counts.get(actor) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? null;
}

/** One line without markup for line breaks, control characters and surrounding space. */
function labelText(text: string): string {
  return sanitizeControlChars(text.replace(/<br\s*\/?>/gi, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}
