import {
  type Declaration,
  type DeclarationKind,
  MAPPING_TARGET_KINDS,
  type NameReference,
  type SourceFile,
  statementStart,
} from '@parcours/language';
import type { Context } from '../../context.ts';
import { withEnglishKeywords } from '../../text/keyword-localization.ts';

const TEXT = `(?:"(?:\\\\.|[^"\\\\\\r\\n])*"|'(?:\\\\.|[^'\\\\\\r\\n])*'|«[^»\\r\\n]*»)`;
/** The role of the column that the block of mappings at the end of a text belongs to. */
const MAPPED_ROLE = new RegExp(`(?:^|[\\s{}])(\\p{L}+)\\s+${TEXT}(?:${TEXT}|[^{}"'«\\r\\n])*\\{(?:${TEXT}|[^{}"'«])*$`, 'u');

/** The kind of declaration that a mapping's target names at an offset, by the role of its column; null where it is free text. */
export function mappingTargetKind(file: SourceFile, offset: number): DeclarationKind | null {
  const before = withEnglishKeywords(file, statementStart(file.parsed.tokens, offset), offset);
  return MAPPING_TARGET_KINDS[MAPPED_ROLE.exec(before)?.[1] ?? ''] ?? null;
}

/**
 * What a mapping's target may name.
 *
 * @param journey the reference of the study or questionnaire to its journey.
 */
export function mappingTargets(
  { workspace }: Context,
  file: SourceFile,
  kind: DeclarationKind,
  journey: NameReference | null,
): Declaration[] {
  const { files } = workspace;
  if (kind === 'stage') return files.candidates({ kinds: [kind], qualifier: journey ?? { anywhere: 'journey' }, file });
  if (kind !== 'action' && kind !== 'response') return files.candidates({ kinds: [kind], qualifier: null, file });
  const repositories = journey ? files.resolve(journey).flatMap((each) => files.repositoriesOf(each)) : [];
  if (repositories.length === 0) return files.candidates({ kinds: [kind], qualifier: { anywhere: 'repository' }, file });
  return repositories.flatMap((repository) => files.candidates({ kinds: [kind], qualifier: { inside: repository }, file }));
}
