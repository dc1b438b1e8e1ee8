import { roundTo } from '@parcours/model';
import type { Context } from '../../context.ts';
import { messagesIn } from '../../messages.ts';
import type { EditStageParams } from '../../protocol.ts';
import { attributesOf, headerTokens, type Node } from '../../text/ast.ts';
import { addAttribute, type FileEdit, replaceOffsets } from '../../text/file-edits.ts';
import { localizeEdits } from '../../text/keyword-localization.ts';
import { findStage } from '../panel/panel-data.ts';
import { RefusedError } from './keep-cells.ts';

/** Decimals that are written. */
const DIGITS = 2;

/**
 * The edits that write a value of a stage: in place of the one that the text has, else as a new attribute.
 *
 * @throws RefusedError if the stage is gone, or the value is outside of what the attribute can be.
 */
export function stageValueEdits(context: Context, params: EditStageParams): readonly FileEdit[] {
  const { workspace, language } = context;
  const { uri, journey, stage: name, attribute, value } = params;
  const stage = findStage(context, { uri, journey, stage: name });
  const model = stage && workspace.models(stage.file.uri).find((each) => each.name === journey);
  const translate = messagesIn(language);
  if (!stage || !model) throw new RefusedError(translate('edit.no-stage', { stage: name }));
  const [min, max] = attribute === 'target' ? [model.scale.min, model.scale.max] : attribute === 'importance' ? [1, 5] : [0, 1];
  if (value < min || value > max) throw new RefusedError(translate('edit.out-of-range', { stage: name }));
  const { node, file } = stage;
  const written = writtenValue(node, attribute);
  const text = valueText(attribute, value, written ? file.text.slice(written.start, written.end) : null, min);
  const edit = written ? replaceOffsets(file, written.start, written.end, text) : addAttribute(file, node, attribute, text);
  return localizeEdits([edit], () => file);
}

/** The offsets of an attribute's value; null: the stage has no such attribute. */
function writtenValue(node: Node, keyword: string): { readonly start: number; readonly end: number } | null {
  const attribute = attributesOf(node).find((each, index) => index > 0 && each.keyword === keyword);
  const value = attribute && headerTokens(node).find(({ start, keyword: isKeyword }) => start > attribute.start && !isKeyword);
  return attribute && value && value.start < attribute.end ? { start: value.start, end: attribute.end } : null;
}

/** A target keeps the sign that it was written with; a new one has it on scales that go below zero. */
function valueText(attribute: EditStageParams['attribute'], value: number, before: string | null, min: number): string {
  if (attribute === 'volume') return `${roundTo(value * 100, DIGITS)}%`;
  const text = String(roundTo(value, DIGITS));
  const isSigned = attribute === 'target' && (before === null ? min < 0 : /^[+-]/.test(before));
  return isSigned && value > 0 ? `+${text}` : text;
}
