/** A Mermaid file, or the Mermaid fences of a Markdown file, as a `.journey` text. */
import { format, UniqueIdentifiers } from '@parcours/language';
import { type Language, sanitizeControlChars, translator } from '@parcours/model';
import MarkdownIt from 'markdown-it';
import { messages } from '../messages.ts';
import { mermaidJourneyText } from './journey-text.ts';
import { type MermaidFault, type MermaidJourney, parseMermaidJourney } from './parse-journey.ts';

export interface ImportedText {
  /** Formatted, without syntax errors, with the keywords of the language. */
  readonly text: string;
  /** What was not carried over, or changed its meaning: sentences in the language. */
  readonly notes: readonly string[];
  /** Mermaid diagrams of other kinds in a Markdown file, left out. */
  readonly otherDiagrams: number;
}

export interface ImportMermaidOptions {
  readonly language: Language;
  /** The file's name, for a comment and for a journey without a title. */
  readonly source: string;
  /** The text is Markdown: its fences named `mermaid` are read. */
  readonly isMarkdown: boolean;
}

/** The scale of a journey that declares none. */
const DEFAULT_SCALE = { min: -3, max: 3 };

/** Null: a Markdown text without a user journey. A fault's line is that of the whole text. */
export function importMermaid(text: string, { language, source, isMarkdown }: ImportMermaidOptions): ImportedText | MermaidFault | null {
  const diagrams = isMarkdown ? mermaidFences(text) : [{ text, line: 0 }];
  const journeys: MermaidJourney[] = [];
  let otherDiagrams = 0;
  for (const diagram of diagrams) {
    const parsed = parseMermaidJourney(diagram.text);
    if (!('fault' in parsed)) journeys.push(atLine(parsed, diagram.line));
    else if (isMarkdown && parsed.fault === 'other-diagram') otherDiagrams++;
    else return { ...parsed, line: parsed.line + diagram.line };
  }
  if (journeys.length === 0) return null;
  const t = translator(messages, language);
  const identifiers = { personas: new UniqueIdentifiers([], 'persona'), journeys: new UniqueIdentifiers([], 'journey') };
  const fallbackTitle = source.replace(/\.[^.]*$/, '');
  const texts = journeys.map((journey) => mermaidJourneyText(journey, identifiers, { language, scale: DEFAULT_SCALE, fallbackTitle }));
  const lines = [
    `// ${sanitizeControlChars(t('import.from', { source })).replace(/\s+/g, ' ')}`,
    '',
    ...new Set(texts.flatMap(({ declarations }) => declarations)),
    ...texts.flatMap((each) => ['', ...each.lines]),
  ];
  const formatted = format(`${lines.join('\n')}\n`, language);
  if (formatted === null) throw new Error('the journey that was made does not parse');
  return { text: formatted, notes: texts.flatMap(({ notes }) => notes), otherDiagrams };
}

function atLine(journey: MermaidJourney, line: number): MermaidJourney {
  const sections = journey.sections.map((section) => ({
    ...section,
    tasks: section.tasks.map((task) => ({ ...task, line: task.line + line })),
  }));
  return { ...journey, sections };
}

function mermaidFences(text: string): { readonly text: string; readonly line: number }[] {
  return new MarkdownIt().parse(text, {}).flatMap(({ type, info, content, map }) => {
    const [name] = info.trim().split(/[\s{]/);
    return type === 'fence' && name?.toLowerCase() === 'mermaid' ? [{ text: content, line: (map?.[0] ?? 0) + 1 }] : [];
  });
}
