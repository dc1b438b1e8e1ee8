import type { SourceFile } from '@parcours/language';
import type { Diagnostic, Language } from '@parcours/model';
import type { Workspace } from '@parcours/workspace';
import type { Context } from '../../context.ts';
import { messagesIn } from '../../messages.ts';
import type { FileEdit } from '../../text/file-edits.ts';
import { localizeEdits } from '../../text/keyword-localization.ts';
import type { CodeFix } from './fixes/fix.ts';
import { fixProvidersFor } from './fixes/index.ts';

/** The quick fixes of a diagnostic before their keywords are translated, the most direct first. */
export async function fixesForDiagnostic(context: Context, file: SourceFile, diagnostic: Diagnostic): Promise<CodeFix[]> {
  const request = { context, file, diagnostic, translate: messagesIn(context.language, file.keywordLanguage) };
  const fixes: CodeFix[] = [];
  for (const fix of fixProvidersFor(diagnostic.code))
    fixes.push(...(await fix(request)).filter(({ edits, command }) => edits.length > 0 || command));
  return fixes;
}

/** A change of texts that fixes a diagnostic. */
export interface TextFix {
  /** In the reader's language. */
  readonly title: string;
  /** In the keywords of the files that they change. */
  readonly edits: readonly FileEdit[];
  /** Nearly always the right choice. */
  readonly preferred: boolean;
}

/** The quick fixes of a diagnostic that change texts, for readers without an editor. None where its file is not in the workspace. */
export async function textFixes(workspace: Workspace, diagnostic: Diagnostic, language: Language): Promise<TextFix[]> {
  const file = workspace.files.get(diagnostic.at.uri);
  if (!file) return [];
  const fixes = await fixesForDiagnostic({ workspace, language }, file, diagnostic);
  return fixes
    .filter(({ command }) => command === undefined)
    .map(({ title, edits, preferred = false }) => ({
      title,
      edits: localizeEdits(edits, (uri) => workspace.files.get(uri)),
      preferred,
    }));
}
