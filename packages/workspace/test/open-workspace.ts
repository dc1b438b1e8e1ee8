/** Opens a workspace over files in memory, and gives the messages that a user reads. */
import { DEFAULT_VIEW, type Diagnostic, messageOf } from '@parcours/model';
import { type Evaluation, Workspace } from '../src/index.ts';
import { MemoryHost, uriOf } from './memory-host.ts';

export interface OpenWorkspace {
  readonly host: MemoryHost;
  readonly workspace: Workspace;
  /** `3: JRN0401 The observation file … was not found.`, with the line counted from 1; without diagnostics of the method (JRN03), except JRN0302. */
  readonly messages: (path?: string) => Promise<string[]>;
  readonly diagnostics: (path?: string) => Promise<Diagnostic[]>;
  /** Evaluates the only journey that the file is about. */
  readonly evaluation: (path?: string, wave?: string) => Promise<Evaluation>;
  readonly openDocument: (path: string, text: string) => Promise<void>;
  readonly closeDocument: (path: string) => Promise<void>;
  readonly filesChanged: (...paths: string[]) => Promise<void>;
}

export async function openWorkspace(files: Readonly<Record<string, string | Uint8Array>> | MemoryHost): Promise<OpenWorkspace> {
  const host = files instanceof MemoryHost ? files : new MemoryHost(files);
  const workspace = new Workspace(host);
  await workspace.open();
  const diagnostics = (path = 'a.journey') => workspace.diagnostics(uriOf(path));
  return {
    host,
    workspace,
    diagnostics,
    messages: async (path) =>
      (await diagnostics(path)).filter(({ code }) => !code.startsWith('JRN03') || code === 'JRN0302').map(diagnosticLine),
    evaluation: async (path = 'a.journey', wave) => {
      const [evaluation, ...more] = await workspace.evaluateFile(uriOf(path), { ...DEFAULT_VIEW, wave: wave ?? null });
      if (!evaluation || more.length > 0) throw new Error(`${path} is about ${more.length + (evaluation ? 1 : 0)} journeys`);
      return evaluation;
    },
    openDocument: (path, text) => workspace.openDocument(uriOf(path), text),
    closeDocument: (path) => workspace.closeDocument(uriOf(path)),
    filesChanged: (...paths) => workspace.filesChanged(paths.map(uriOf)),
  };
}

function diagnosticLine(diagnostic: Diagnostic): string {
  return `${diagnostic.at.range.start.line + 1}: ${diagnostic.code} ${messageOf(diagnostic, 'en')}`;
}

/** CSV with a respondent for each note: columns `id` and `note`. */
export function rows(notes: readonly (number | string)[]): string {
  return `id;note\n${notes.map((note, i) => `${i + 1};${note}`).join('\n')}\n`;
}

export const TEN = rows([1, 2, 3, 4, 5, 5, 5, 6, 6, 7]);
