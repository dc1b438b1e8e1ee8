import { type ExpectedValue, partOfProperty, scaleFor } from '@parcours/language';
import { formatScore, translateTerm } from '@parcours/model';
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import { columnLineAt } from '../../text/ast.ts';
import { type CompletionSite, createItem } from './completion-item.ts';

/** The values of the journey's scale, the best first. */
export function scaleValueItems(site: CompletionSite, { type, property }: ExpectedValue): CompletionItem[] {
  const { context, file } = site;
  const range = partOfProperty(type, property)?.range;
  if (range) {
    const values = Array.from({ length: range[1] - range[0] + 1 }, (_, index) => String(range[1] - index));
    return values.map((text, index) => createItem(site, text, CompletionItemKind.Value, '', `0${index}`));
  }
  if (type === 'FigureMapping') return columnScaleItems(site);
  if (type === 'Gate' && property === 'gap')
    return ['0', '0.5', '1', '1.5', '2'].map((text, at) => createItem(site, text, CompletionItemKind.Value, '', `0${at}`));
  if (!(property === 'score' || (property === 'target' && type === 'Stage'))) return [];
  const { min, max, disappointing, enchanting } = scaleFor(context.workspace.files, file);
  const found: CompletionItem[] = [];
  for (let value = Math.floor(max); value >= min && found.length < 21; value--) {
    const text = value > 0 ? `+${value}` : String(value);
    const kind = value < disappointing ? 'disappointing' : value >= enchanting ? 'enchanting' : 'neutral';
    found.push(
      createItem(
        site,
        text,
        CompletionItemKind.Value,
        `${formatScore(value, context.language, 0)} ${translateTerm(kind, context.language)}`,
        `0${String(found.length).padStart(2, '0')}`,
      ),
    );
  }
  return found;
}

/** The values of the scale declared on the line, the best first. */
function columnScaleItems(site: CompletionSite): CompletionItem[] {
  const { file, replaced } = site;
  const line = columnLineAt(file, replaced.start)?.line;
  if (!line || line.$type === 'Where' || line.$type === 'VerbatimColumn') return [];
  const [from, to] = [line.min[0], line.max[0]];
  if (from === undefined || to === undefined || Math.abs(to - from) > 20) return [];
  const count = Math.floor(Math.abs(to - from));
  return Array.from({ length: count + 1 }, (_, at) =>
    createItem(site, String(from < to ? to - at : to + at), CompletionItemKind.Value, '', `0${String(at).padStart(2, '0')}`),
  );
}
