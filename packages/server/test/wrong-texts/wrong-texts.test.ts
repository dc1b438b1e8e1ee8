import { type SourceFile, textDiagnostics } from '@parcours/language';
import { type Diagnostic, LANGUAGES, type Language, messageOf } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { type TextFix, textFixes } from '../../src/features/code-actions/diagnostic-fixes.ts';
import { CodeActionWorkspace, MAIN } from '../code-action-workspace.ts';
import { framed, frameOf, type Place } from './frames.ts';
import { RIGHT_TEXTS, SEVERAL_MISTAKES, WRONG_TEXTS } from './wrong-texts.ts';

const URI = `file:///shop/${MAIN}`;
/** What texts of the table import. */
const IMPORTED = { 'perimeter.journey': 'channel chat "Chat"' };

interface WrongText {
  readonly language: Language;
  readonly place: Place;
  readonly lines: string;
}

function parseEntry(entry: string): WrongText {
  const [, language, place, lines] = /^(\w+) (\w+): ([\s\S]*)$/.exec(entry) ?? [];
  return { language: language as Language, place: place as Place, lines: lines ?? '' };
}

/** A text in an editor of its language, with its errors. */
class Told {
  readonly workspace: CodeActionWorkspace['context']['workspace'];
  readonly file: SourceFile;
  readonly language: Language;
  readonly errors: readonly Diagnostic[];

  private constructor({ context: { workspace } }: CodeActionWorkspace, language: Language) {
    this.workspace = workspace;
    this.language = language;
    this.file = workspace.files.get(URI) as SourceFile;
    this.errors = textDiagnostics(workspace.files, this.file).filter(({ severity }) => severity === 'error');
  }

  static async open(text: string, language: Language): Promise<Told> {
    return new Told(await CodeActionWorkspace.open({ ...IMPORTED, [MAIN]: text }, language), language);
  }

  fixes(diagnostic: Diagnostic): Promise<TextFix[]> {
    return textFixes(this.workspace, diagnostic, this.language);
  }

  withFix({ edits }: TextFix): string {
    const { document } = this.file;
    const own = edits.filter(({ at }) => at.uri === URI);
    return own
      .toSorted((a, b) => document.offsetAt(b.at.range.start) - document.offsetAt(a.at.range.start))
      .reduce((text, { at, text: by }) => {
        const [start, end] = [document.offsetAt(at.range.start), document.offsetAt(at.range.end)];
        return text.slice(0, start) + by + text.slice(end);
      }, this.file.text);
  }
}

const entries = Object.entries(WRONG_TEXTS).flatMap(([section, texts]) => texts.map((entry) => ({ section, entry, ...parseEntry(entry) })));

test('the table has texts of each language', () => {
  expect(entries.length).toBeGreaterThanOrEqual(150);
  for (const language of LANGUAGES) expect(entries.filter((each) => each.language === language).length).toBeGreaterThanOrEqual(50);
});

describe('each wrong text is told once, and its quick fix leaves no error', () => {
  test.each(entries)('$entry', async ({ entry, language, place, lines }) => {
    const told = await Told.open(framed(language, place, lines), language);
    const mistakes = SEVERAL_MISTAKES.has(entry) ? 2 : 1;
    expect(told.errors.map((each) => `${each.code} ${messageOf(each, language)}`)).toHaveLength(mistakes);
    for (const diagnostic of told.errors) {
      for (const fix of await told.fixes(diagnostic)) {
        const { errors } = await Told.open(told.withFix(fix), language);
        expect(errors.map((each) => `after “${fix.title}”: ${messageOf(each, language)}`)).toHaveLength(mistakes - 1);
      }
    }
  });
});

test.each(RIGHT_TEXTS)('nothing is wrong with %s', async (entry) => {
  const { language, place, lines } = parseEntry(entry);
  const { errors } = await Told.open(framed(language, place, lines), language);
  expect(errors.map((each) => messageOf(each, language))).toEqual([]);
});

test('what is said is stored as a table to be read', async () => {
  const rows: string[] = [
    'What an editor says to wrong texts, in the language of the text: the text, what is said and where, the text with each quick fix.',
    '',
  ];
  for (const [section, texts] of Object.entries(WRONG_TEXTS)) {
    rows.push(`## ${section}`, '');
    for (const entry of texts) rows.push(...(await rowsOf(parseEntry(entry))), '');
  }
  await expect(rows.join('\n')).toMatchFileSnapshot('wrong-texts.md');
}, 120_000);

async function rowsOf({ language, place, lines }: WrongText): Promise<string[]> {
  const { before, after } = frameOf(language, place);
  const told = await Told.open(framed(language, place, lines), language);
  const rows = [`    ${shown(lines)}`];
  for (const diagnostic of told.errors) {
    const at = shown(told.file.document.getText(diagnostic.at.range));
    rows.push(`- ${diagnostic.code} at \`${at}\`: ${messageOf(diagnostic, language)}`);
    for (const fix of await told.fixes(diagnostic)) {
      const text = told.withFix(fix);
      const isInFrame = text.startsWith(before) && text.endsWith(after);
      rows.push(`  - ${fix.title} → \`${shown(isInFrame ? text.slice(before.length, text.length - after.length) : text)}\``);
    }
  }
  return rows;
}

/** On one line, with what cannot be seen by its code point. */
function shown(text: string): string {
  return text
    .replace(/\r?\n */g, ' ⏎ ')
    .replace(/[\u00a0\p{Cf}]/gu, (character) => `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`);
}
