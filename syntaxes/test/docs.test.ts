import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Host } from '@parcours/engines';
import { JourneyFiles, SourceFile, syntaxDiagnostics, textDiagnostics } from '@parcours/language';
import { CODE, catalogue, type Diagnostic, isAcceptableCode, isSeverityLocked, isSyntaxError } from '@parcours/model';
import { Workspace } from '@parcours/workspace';
import { describe, expect, test } from 'vitest';
import { savOf } from '../../packages/observations/test/sav-file.ts';
import { workbookOf } from '../../packages/observations/test/workbook-file.ts';

const docs = new URL('../../docs/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, docs), 'utf8');
const codes = Object.keys(catalogue) as (keyof typeof catalogue)[];

interface Block {
  /** `journey`, `csv`, or `xlsx` and `sav`, which are written as text. */
  readonly language: string;
  /** The file that the block is; the example itself has no name. */
  readonly file: string | null;
  readonly text: string;
}

function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(([, language, file, text]) => ({
    language: language ?? '',
    file: file ?? null,
    text: text ?? '',
  }));
}

function diagnosticsOfText(text: string): Diagnostic[] {
  const files = new JourneyFiles();
  return textDiagnostics(files, files.set('file:///w/example.journey', text));
}

function syntaxErrorsOf(text: string): string[] {
  return syntaxDiagnostics(new SourceFile('file:///w/example.journey', text)).map(({ code }) => code);
}

function bytesOf({ language, text }: Block): Uint8Array {
  if (language === 'sav') return savOf(text);
  return language === 'xlsx' ? workbookOf(text) : new TextEncoder().encode(text);
}

/** The codes of all diagnostics in a workspace made of the blocks. */
async function codesOf(blocks: readonly Block[]): Promise<string[]> {
  const files = new Map(blocks.map((block) => [`file:///w/${block.file ?? 'example.journey'}`, bytesOf(block)]));
  const host: Host = {
    roots: ['file:///w'],
    journeyFiles: async () => [...files.keys()].filter((uri) => uri.endsWith('.journey')),
    dataFiles: async () => [...files.keys()].filter((uri) => !uri.endsWith('.journey')),
    stat: async (uri) => {
      const bytes = files.get(uri);
      return bytes ? { size: bytes.length, modified: 0, isFile: true } : null;
    },
    read: async (uri) => files.get(uri) ?? Promise.reject(new Error(uri)),
    realUri: async (uri) => uri,
  };
  const workspace = new Workspace(host);
  await workspace.open();
  const found = await Promise.all([...workspace.files.all()].map(({ uri }) => workspace.diagnostics(uri)));
  return found.flat().map(({ code }) => code);
}

describe('docs/language.md', () => {
  const blocks = blocksOf(read('language.md')).filter(({ language }) => language === 'journey');

  test('has an example of every construct', () => {
    const text = blocks.map((block) => block.text).join('\n');
    for (const word of [
      'scale',
      'segment',
      'persona',
      'repository',
      'rupture',
      'measure',
      'benchmark',
      'aggregated',
      'require',
      'initiative',
    ]) {
      expect(text).toContain(word);
    }
  });

  test.each(blocks.map(({ text }) => [text.trim().split('\n')[0], text]))('%s …', (_first, text) => {
    // Evidence is not checked: excerpts leave out the linked files.
    const wrong = diagnosticsOfText(text).filter(({ code }) => catalogue[code].family === 'model' || code === CODE['unknown-name']);
    expect([...syntaxErrorsOf(text), ...wrong]).toEqual([]);
  });
});

/** Codes whose bad example cannot be made to report them, with the reason. */
const untestable: Readonly<Record<string, string>> = {
  JRN0110: 'the bad example would need 2 MB',
  JRN0111: 'the bad example would need a thousand problems',
  JRN0112: 'no text is known that causes it',
  JRN0116: 'it depends on file permissions',
  JRN0250: 'it depends on a picture that was drawn before',
  JRN0251: 'it depends on a picture',
  JRN0414: 'it depends on another program writing at the same time',
  JRN0435: 'it depends on how long reading takes',
  JRN0436: 'it depends on the user',
};

describe('docs/diagnostics', () => {
  test('has no page of an unknown code', () => {
    const pages = readdirSync(new URL('diagnostics/', docs)).filter((name) => name.startsWith('JRN'));
    expect(pages.filter((page) => !codes.some((code) => page === `${code}.md`))).toEqual([]);
  });

  test('lists every code in its index', () => {
    const index = read('diagnostics/README.md');
    const rows = codes.map((code) => `| [${code}](${code}.md) | ${catalogue[code].name} | ${catalogue[code].severity} |`);
    expect(rows.filter((row) => !index.includes(row))).toEqual([]);
  });

  test('says of every code whether it can be accepted', () => {
    const rows = read('diagnostics/README.md').match(/^\| \[JRN\d{4}\].*$/gm) ?? [];
    const accepted = new Map(rows.map((row) => [row.slice(3, 10), row.split(' | ')[4]?.replace(/ \|$/, '') ?? '']));
    expect(codes.filter((code) => !/^(no|off(; .+)?)$/.test(accepted.get(code) ?? ''))).toEqual([]);
    expect(codes.filter((code) => accepted.get(code) === 'no')).toEqual(codes.filter((code) => isSeverityLocked(code, 'off')));
    const withComment = codes.filter((code) => catalogue[code].severity !== 'error' && !/^no$|no comment/.test(accepted.get(code) ?? ''));
    expect(withComment).toEqual(codes.filter(isAcceptableCode));
  });

  for (const code of codes) {
    describe(code, () => {
      const { name, family, severity } = catalogue[code];
      const path = `diagnostics/${code}.md`;
      if (!existsSync(new URL(path, docs))) {
        test('has a page', () => expect.fail(`docs/${path} is missing; see "Add a diagnostic" in CONTRIBUTING.md`));
        return;
      }
      const page = read(path);
      const [, bad = '', good = ''] = /^Bad:$([\s\S]*?)^Good:$([\s\S]*)/m.exec(page) ?? [];

      test('has its title, family, severity and examples', () => {
        expect(page.startsWith(`# ${code} ${name}\n`)).toBe(true);
        expect(page).toContain(`Family: ${family} · severity: ${severity}`);
        expect(blocksOf(bad)[0]?.language).toBe('journey');
        expect(blocksOf(good)[0]?.language).toBe('journey');
      });

      test('its examples parse', () => {
        // JRN0441 is about studies with a syntax error.
        const isAboutSyntax = isSyntaxError({ code }) || code === 'JRN0441';
        const examples = [...(isAboutSyntax ? [] : blocksOf(bad)), ...blocksOf(good)];
        for (const { language, text } of examples) {
          if (language === 'journey') expect(syntaxErrorsOf(text)).toEqual([]);
        }
      });

      const why = untestable[code];
      if (why) test.skip(`its bad example is not tested: ${why}`, () => {});
      else {
        test('the bad example is reported, the good one is not', async () => {
          expect(await codesOf(blocksOf(bad))).toContain(code);
          expect(await codesOf(blocksOf(good))).not.toContain(code);
        });
        test('the good example has no errors at all', async () => {
          const found = await codesOf(blocksOf(good));
          expect(found.filter((each) => catalogue[each as keyof typeof catalogue].severity === 'error')).toEqual([]);
        });
      }
    });
  }
});
