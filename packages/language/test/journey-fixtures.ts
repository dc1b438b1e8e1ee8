import { readFileSync } from 'node:fs';
import { type Diagnostic, type Model, messageOf } from '@parcours/model';
import { textDiagnostics } from '../src/diagnostics/text-diagnostics.ts';
import { lowerFile } from '../src/lowering/lower.ts';
import { JourneyFiles } from '../src/names/journey-files.ts';
import type { SourceFile } from '../src/names/source-file.ts';

export const SAMPLE = ['perimetre', 'referentiel', 'cuisine'] as const;

export function fixture(name: string): string {
  return readFileSync(new URL(`fixtures/${name}.journey`, import.meta.url), 'utf8');
}

export function uriOf(name: string): string {
  return `file:///w/${name}.journey`;
}

/** `workspace({ a: 'channel web', b: 'import "a.journey"' })`, entered in this order. */
export function workspace(texts: Readonly<Record<string, string>>): JourneyFiles {
  const files = new JourneyFiles();
  for (const [name, text] of Object.entries(texts)) files.set(uriOf(name), text);
  return files;
}

export function fileOf(files: JourneyFiles, name: string): SourceFile {
  const file = files.get(uriOf(name));
  if (!file) throw new Error(`no file ${name}`);
  return file;
}

export function singleFile(text: string): { files: JourneyFiles; file: SourceFile } {
  const files = workspace({ a: text });
  return { files, file: fileOf(files, 'a') };
}

/** A diagnostic as a reader sees it: `JRN0105 «wbe» No channel is called wbe.` */
export function describeDiagnostic(file: SourceFile, diagnostic: Diagnostic): string {
  return `${diagnostic.code} «${file.document.getText(diagnostic.at.range)}» ${messageOf(diagnostic, 'en')}`;
}

export function describeDiagnostics(files: JourneyFiles, name: string): string[] {
  const file = fileOf(files, name);
  return textDiagnostics(files, file).map((diagnostic) => describeDiagnostic(file, diagnostic));
}

/** The Models of the journeys that a file declares. */
export function modelsOf(files: JourneyFiles, file: SourceFile): Model[] {
  return lowerFile(files, file).map(({ model }) => model);
}
