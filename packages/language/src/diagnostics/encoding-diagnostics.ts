import { type Diagnostic, diagnose } from '@parcours/model';
import type { SourceFile } from '../names/source-file.ts';

/** The replacement character, which decoders put in the place of bytes that are no UTF-8. */
const REPLACEMENT = '\uFFFD';

/** Letters that were lost where the text was decoded: an editor opened a file in another encoding as UTF-8. Reported once. */
export function encodingDiagnostics(file: SourceFile): Diagnostic[] {
  const at = file.text.indexOf(REPLACEMENT);
  if (at < 0) return [];
  const range = { start: file.document.positionAt(at), end: file.document.positionAt(at + 1) };
  return [diagnose('JRN0276', file.locationOf(range), {})];
}
