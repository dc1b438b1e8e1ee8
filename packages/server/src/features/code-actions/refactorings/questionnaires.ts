import { type Declaration, quote, type SourceFile, unquote } from '@parcours/language';
import { localizedKeyword } from '@parcours/model';
import { containsPosition } from '../../../context.ts';
import { blockOf, columnLines, headerTokens, isStudy, type Observations, type TokenSpan, tokensOfNode } from '../../../text/ast.ts';
import { addAttribute, eolOf, type FileEdit, insertAt, lineStart, replaceOffsets, spanOf } from '../../../text/file-edits.ts';
import { referenceTo } from '../fixes/fix.ts';
import { uniqueName } from './names.ts';
import type { Refactoring, RefactoringRequest } from './refactoring.ts';

/**
 * Extracts the block that a study shares with others of its journey into a questionnaire, which all of them then use. The figures stay
 * the same. The others stand in the file or in one that imports it.
 */
export const extractQuestionnaire: Refactoring = ({ context, file, range, translate }) => {
  const study = file.hasSyntaxErrors
    ? undefined
    : file.declarations.find((each) => isStudy(each) && containsPosition(each.range, range.start));
  const mapping = study && mappingOf(study);
  const journey = study && journeyOf(context, study);
  if (!study || !mapping || !journey) return [];
  const { files } = context.workspace;
  const readers = [file, ...files.importers(file.uri)].filter((each, at, all) => !each.hasSyntaxErrors && all.indexOf(each) === at);
  const alike = readers
    .flatMap(({ declarations }) => declarations)
    .filter((each) => isStudy(each) && mappingOf(each)?.fingerprint === mapping.fingerprint && journeyOf(context, each) === journey);
  if (alike.length < 2) return [];
  const taken = readers.flatMap((each) => files.declarationsInScope(each, 'questionnaire')).map(({ name }) => name);
  const name = uniqueName(localizedKeyword((study.node as Observations).method[0] ?? 'questionnaire', file.keywordLanguage), taken);
  const first = alike.find((each) => each.file === file) ?? study;
  const eol = eolOf(file);
  const text = `questionnaire ${name} of ${referenceTo(journey)} ${mapping.text}${eol}${eol}`;
  return [
    {
      title: translate('refactor.questionnaire', { n: alike.length, name }),
      edits: [insertAt(file, startWithComments(first), text), ...alike.flatMap((each) => useQuestionnaire(each, name))],
    },
  ];
};

function journeyOf({ workspace }: RefactoringRequest['context'], study: Declaration): Declaration | undefined {
  const reference = study.file.referencesFrom(study).find(({ kinds }) => kinds[0] === 'journey');
  return reference && workspace.files.resolve(reference)[0];
}

interface Mapping {
  /** The block with its braces. */
  readonly text: string;
  /** Equal for two blocks that say the same, lines in any order, with the same comments. */
  readonly fingerprint: string;
}

/** The block of a study with a mapping of its own; null for one that uses a questionnaire, or maps nothing. */
function mappingOf(study: Declaration): Mapping | null {
  const lines = columnLines(study);
  const block = blockOf(study.node);
  if (lines.length === 0 || !block?.close || (study.node as Observations).questionnaire.length > 0) return null;
  const [start, end] = [block.open.start, block.close.end];
  const comments = study.file.parsed.tokens.comments.filter(({ offset }) => start < offset && offset < end).map(({ text }) => text);
  const words = lines.map((line) => tokensOfNode(line).map(canonicalText)).map((each) => JSON.stringify(each));
  return { text: study.file.text.slice(start, end), fingerprint: JSON.stringify([words.sort(), comments]) };
}

/** A token without what does not matter: the kind of its quotes. A keyword is in English already. */
function canonicalText({ text, keyword }: TokenSpan): string {
  return !keyword && /^["'«]/.test(text) ? quote(unquote(text)) : text;
}

function useQuestionnaire({ node, file }: Declaration, name: string): FileEdit[] {
  const close = blockOf(node)?.close;
  const last = headerTokens(node).at(-1);
  return close && last ? [addAttribute(file, node, 'uses', name), replaceOffsets(file, last.end, close.end, '')] : [];
}

/** The offset of a declaration, or of the comment lines right above it. */
function startWithComments(declaration: Declaration): number {
  const { file } = declaration;
  let start = lineStart(file, spanOf(declaration).start);
  for (let above = lineAbove(file, start); above !== null && /^[ \t]*\/\//.test(file.text.slice(above)); above = lineAbove(file, start))
    start = above;
  return start;
}

function lineAbove(file: SourceFile, start: number): number | null {
  const breakLength = /(\r\n|\n|\r)$/.exec(file.text.slice(0, start))?.[0].length ?? 0;
  return breakLength === 0 ? null : lineStart(file, start - breakLength);
}
