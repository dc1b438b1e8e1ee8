import { attributeOf, cstNodeOf, DURATION_UNITS } from '@parcours/language';
import { containsPosition } from '../../../context.ts';
import { type AttributeSpan, astNodeAt, attributesOf, columnLineAt } from '../../../text/ast.ts';
import { addAttribute, insertAt, removeAttribute, removeInline, removeStatement, replaceOffsets } from '../../../text/file-edits.ts';
import { declarationOfDiagnostic, type FixProvider } from './fix.ts';

/** Removes one of two attributes that are equal or exclude each other. */
export const duplicateAttribute: FixProvider = ({ file, diagnostic, translate }) => {
  const offset = file.document.offsetAt(diagnostic.at.range.start);
  const node = astNodeAt(file, offset);
  const attributes = node ? attributesOf(node) : [];
  const second = attributes.find(({ start }) => start === offset);
  const attributeOfSpan = ({ keyword }: AttributeSpan) => (node ? attributeOf(node.$type, keyword) : null);
  const first = second && attributes.find((each) => attributeOfSpan(each) === attributeOfSpan(second));
  if (!second || !first || first === second) return [];
  const textOf = ({ start, end }: typeof first) => file.text.slice(start, end).replace(/\s+/g, ' ');
  return [
    { title: translate('fix.removeSecond', { text: textOf(second) }), edits: [removeInline(file, second.start, second.end)] },
    { title: translate('fix.removeFirst', { text: textOf(first) }), edits: [removeInline(file, first.start, first.end)] },
  ];
};

export const duplicateScale: FixProvider = ({ file, diagnostic, translate }) => {
  const { start, end } = diagnostic.at.range;
  const [from, to] = [file.document.offsetAt(start), file.document.offsetAt(end)];
  // The diagnostic may be at the import that provides the other scale: the import may be needed for other things.
  if (!file.scales.some(({ $cstNode }) => $cstNode?.offset === from)) return [];
  return [{ title: translate('fix.removeScale'), edits: [removeStatement(file, from, to)] }];
};

/** Offers the top two boxes of the usual scales. */
export const csatBoxes: FixProvider = ({ file, diagnostic, translate }) => {
  const node = astNodeAt(file, file.document.offsetAt(diagnostic.at.range.start));
  if (!node) return [];
  return ['4..5', '6..7', '9..10'].map((boxes) => ({
    title: translate('fix.boxes', { boxes }),
    edits: [addAttribute(file, node, 'boxes', boxes)],
  }));
};

/** Gives a study the weight that keeps it as it counted without. */
export const missingWeight: FixProvider = ({ file, diagnostic, translate }) => {
  const study = declarationOfDiagnostic({ file, diagnostic }, ['observations']);
  if (!study) return [];
  return [
    { title: translate('fix.add', { keyword: { keyword: 'weight' }, value: '1' }), edits: [addAttribute(file, study.node, 'weight', '1')] },
  ];
};

/** Keeps one of the two: the scale of the column, turned around or not, or the words at the KPI. */
export const directionTwice: FixProvider = ({ context, file, diagnostic, translate }) => {
  const { range } = diagnostic.at;
  const node = columnLineAt(file, range.start)?.line;
  if (node?.$type !== 'KpiColumn') return [];
  const [min, max] = [node.min[0], node.max[0]];
  const scale = attributesOf(node).find(({ keyword }) => keyword === 'scale');
  const reference = file.references.find(
    ({ kinds, range: at }) => kinds[0] === 'kpi' && containsPosition(node.$cstNode?.range ?? null, at.start),
  );
  const [kpi] = reference ? context.workspace.files.resolve(reference) : [];
  const turned = `scale ${max}..${min}`;
  return [
    ...(kpi
      ? [{ title: translate('fix.removeKeyword', { keyword: LOWER_IS_BETTER }), edits: removeAttribute(kpi.file, kpi.node, 'lower') }]
      : []),
    ...(scale ? [{ title: translate('fix.write', { text: turned }), edits: [replaceOffsets(file, scale.start, scale.end, turned)] }] : []),
  ];
};

const LOWER_IS_BETTER = { keyword: 'lower is better' };

/** Adds the direction that the name of a KPI says. */
export const missingDirection: FixProvider = ({ file, diagnostic, translate }) => {
  const kpi = declarationOfDiagnostic({ file, diagnostic }, ['kpi']);
  return kpi
    ? [
        {
          title: translate('fix.addKeyword', { keyword: LOWER_IS_BETTER }),
          edits: [addAttribute(file, kpi.node, 'lower', 'is better')],
          preferred: true,
        },
      ]
    : [];
};

/** Removes the direction that the name of a KPI contradicts. */
export const surplusDirection: FixProvider = ({ file, diagnostic, translate }) => {
  const kpi = declarationOfDiagnostic({ file, diagnostic }, ['kpi']);
  if (!kpi) return [];
  return [{ title: translate('fix.removeKeyword', { keyword: LOWER_IS_BETTER }), edits: removeAttribute(file, kpi.node, 'lower') }];
};

/** Writes a percentage below 1 % as the share that it is probably meant to be: `30%` for `0.3%`. */
export const targetAsShare: FixProvider = ({ file, diagnostic, translate }) => {
  const kpi = declarationOfDiagnostic({ file, diagnostic }, ['kpi']);
  const target = kpi && attributesOf(kpi.node).find(({ keyword }) => keyword === 'target');
  const { target: value } = diagnostic.parameters;
  const isShare = kpi !== null && 'kind' in kpi.node && ['nps', 'csat', 'rate'].includes(String(kpi.node.kind));
  if (!target || !isShare || typeof value !== 'number' || !(value > 0 && value < 1)) return [];
  const text = `target ${Math.round(value * 1e6) / 1e4}%`;
  return [{ title: translate('fix.write', { text }), edits: [replaceOffsets(file, target.start, target.end, text)] }];
};

/** Removes a direction that contradicts the kind of the KPI. */
export const fixedDirection: FixProvider = ({ file, diagnostic, translate }) => {
  const node = astNodeAt(file, file.document.offsetAt(diagnostic.at.range.start));
  return node ? [{ title: translate('fix.removeKeyword', { keyword: LOWER_IS_BETTER }), edits: removeAttribute(file, node, 'lower') }] : [];
};

/** Removes a gate that tests nothing. */
export const idleGate: FixProvider = ({ file, diagnostic, translate }) => {
  const node = astNodeAt(file, file.document.offsetAt(diagnostic.at.range.start));
  if (node?.$type !== 'Gate' || !node.$cstNode) return [];
  return [{ title: translate('fix.removeGate'), edits: [removeStatement(file, node.$cstNode.offset, node.$cstNode.end)] }];
};

/** Offers the units of a time whose bound is a mere number. A bound in another unit may be any amount of the KPI's own. */
export const gateUnit: FixProvider = (request) => {
  const { file, diagnostic } = request;
  const { kind } = diagnostic.parameters;
  const isTime = typeof kind === 'object' && 'term' in kind && kind.term === 'time';
  return isTime && /^[+-]?[\d.]+$/.test(file.document.getText(diagnostic.at.range)) ? timeUnit(request) : [];
};

/** Removes the exception of a gate that passes without it, or whose exception has ended. */
export const unneededException: FixProvider = ({ file, diagnostic, translate }) => {
  const node = astNodeAt(file, file.document.offsetAt(diagnostic.at.range.start));
  const unless =
    node?.$cstNode &&
    cstNodeOf(node)
      .ownTokens()
      .find(({ keyword }) => keyword === 'unless');
  if (!unless) return [];
  const end = file.document.offsetAt(diagnostic.at.range.end);
  return [{ title: translate('fix.removeException'), edits: [removeInline(file, unless.offset, end)] }];
};

/** Adds a unit to a duration. */
export const timeUnit: FixProvider = ({ file, diagnostic, translate }) => {
  const node = astNodeAt(file, file.document.offsetAt(diagnostic.at.range.start));
  const { end } = diagnostic.at.range;
  if (!node) return [];
  return DURATION_UNITS.map((unit) => {
    if (node.$type === 'KpiColumn')
      return {
        title: translate('fix.add', { keyword: { keyword: 'unit' }, value: unit }),
        edits: [addAttribute(file, node, 'unit', unit)],
      };
    const text = `${file.document.getText(diagnostic.at.range)}${unit}`;
    return { title: translate('fix.write', { text }), edits: [insertAt(file, file.document.offsetAt(end), unit)] };
  });
};
