import { cstNodeOf } from '@parcours/language';
import { astNodeAt, attributesOf, headerTokens, type Node } from '../../../text/ast.ts';
import { addAttribute, eolOf, insertAt, removeInline, removeStatement, replaceOffsets } from '../../../text/file-edits.ts';
import { declarationOfDiagnostic, type FixProvider, type FixRequest, referenceTo } from './fix.ts';

function offsetOf({ file, diagnostic }: FixRequest): number {
  return file.document.offsetAt(diagnostic.at.range.start);
}

/** Removes the quotes of a label without a text, where a name remains. */
export const emptyLabel: FixProvider = (request) => {
  const { file, diagnostic, translate } = request;
  const start = offsetOf(request);
  const node = astNodeAt(file, start) as (Node & { readonly name?: string }) | null;
  if (node?.name === undefined) return [];
  return [{ title: translate('fix.removeQuotes'), edits: [removeInline(file, start, file.document.offsetAt(diagnostic.at.range.end))] }];
};

/** Writes a value that stands in the place of the name behind the label. */
export const valueAsName: FixProvider = (request) => {
  const { file, diagnostic, translate } = request;
  const start = offsetOf(request);
  const node = astNodeAt(file, start);
  const label = node && cstNodeOf(node).firstTokenOf('label');
  const { written } = diagnostic.parameters;
  if (!label || typeof written !== 'string') return [];
  const end = file.document.offsetAt(diagnostic.at.range.end);
  const edits = [removeInline(file, start, end), insertAt(file, label.end, ` ${written}`)];
  return [{ title: translate('fix.write', { text: `${label.text} ${written}` }), edits }];
};

/** Puts the stages that follow a phase in its braces, up to the next phase. */
export const phaseBlock: FixProvider = (request) => {
  const { file, translate } = request;
  const phase = declarationOfDiagnostic(request, ['phase']);
  const siblings = phase?.container?.children ?? [];
  if (!phase) return [];
  const following = siblings.slice(siblings.indexOf(phase) + 1);
  const other = following.findIndex(({ kind }) => kind !== 'stage');
  const stages = other < 0 ? following : following.slice(0, other);
  const header = cstNodeOf(phase.node);
  const last = stages.at(-1);
  const close = last ? cstNodeOf(last.node).end : header.end;
  const indent = ' '.repeat(header.range.start.character);
  const edits = last
    ? [insertAt(file, header.end, ' {'), insertAt(file, close, `${eolOf(file)}${indent}}`)]
    : [insertAt(file, header.end, ' {}')];
  return [{ title: translate('fix.braces'), edits }];
};

/** Moves an attribute to the statement below it, or to the line of the one that it belongs to. */
export const attributeAbove: FixProvider = (request) => {
  const { file, diagnostic, translate } = request;
  const start = offsetOf(request);
  const node = astNodeAt(file, start);
  if (!node) return [];
  const end = cstNodeOf(node).end;
  const text = file.text.slice(start, end).replace(/\s+/g, ' ');
  const next = file.allDeclarations().find((declaration) => cstNodeOf(declaration.node).offset > end);
  const header = headerTokens(node).findLast((token) => token.end <= start);
  const target = next && headerTokens(next.node).at(-1);
  const { statement, next: nextName } = diagnostic.parameters;
  if (!header || typeof statement !== 'string' || typeof nextName !== 'string') return [];
  const given = next ? attributesOf(next.node).map(({ keyword }) => keyword) : [];
  const isFree = attributesOf(node).every(({ start: at, keyword }) => at < start || !given.includes(keyword));
  const toNext =
    target && isFree
      ? [
          {
            title: translate('fix.moveTo', { text, name: nextName }),
            edits: [removeStatement(file, start, end), insertAt(file, target.end, ` ${text}`)],
          },
        ]
      : [];
  return [
    ...toNext,
    { title: translate('fix.keepAt', { text, name: statement }), edits: [replaceOffsets(file, header.end, end, ` ${text}`)] },
  ];
};

/** Removes the second of two lines that say the same. */
export const repeatedLine: FixProvider = (request) => {
  const { file, translate } = request;
  const node = astNodeAt(file, offsetOf(request));
  if (!node) return [];
  const { offset, end, text } = cstNodeOf(node);
  return [{ title: translate('fix.removeSecond', { text: text.replace(/\s+/g, ' ') }), edits: [removeStatement(file, offset, end)] }];
};

/** Lets a journey that uses no repository use this one. */
export const unusedRepository: FixProvider = (request) => {
  const { context, file, translate } = request;
  const repository = declarationOfDiagnostic(request, ['repository']);
  if (!repository) return [];
  const { files } = context.workspace;
  const journeys = [file, ...files.importers(file.uri)].flatMap(({ declarations }) =>
    declarations.filter(({ kind }) => kind === 'journey'),
  );
  return journeys
    .filter((journey) => files.repositoriesOf(journey).length === 0)
    .map((journey) => ({
      title: translate('fix.use', { repository: repository.displayName, journey: journey.displayName }),
      edits: [addAttribute(journey.file, journey.node, 'uses', referenceTo(repository))],
    }));
};
