import type { Declaration, SourceFile } from '@parcours/language';
import { formatFixed, formatScore, type JourneyReport, type StageReport, term } from '@parcours/model';
import type { CodeLens } from 'vscode-languageserver';
import type { Context } from '../context.ts';
import { reportOf } from '../journey-report.ts';
import { type Words, wordsIn } from '../words.ts';

/** What a lens stands above; figures are looked up when the editor shows it. */
export interface LensData {
  readonly uri: string;
  readonly kind: 'journey' | 'stage' | 'observations';
  /** The declaration's name or label. */
  readonly id: string;
  /** stage: the name or label of its journey. */
  readonly journey: string;
}

/** The command of the extension that shows the panel. */
const SHOW = 'parcours.openPreviewToSide';

/** A lens above each journey, each of its stages and each study: places only. */
export function codeLenses(file: SourceFile): CodeLens[] {
  return file.declarations.flatMap((declaration) => {
    const { kind, id } = declaration;
    if (kind === 'observations') return [lens(declaration, { uri: file.uri, kind, id, journey: '' })];
    if (kind !== 'journey') return [];
    const stages = declaration.stages.map((stage) => lens(stage, { uri: file.uri, kind: 'stage', id: stage.id, journey: id }));
    return [lens(declaration, { uri: file.uri, kind, id, journey: id }), ...stages];
  });
}

function lens({ range }: Declaration, data: LensData): CodeLens {
  return { range: { start: range.start, end: range.start }, data };
}

/** The lens with its figures and what a click does; without figures it says why there are none. */
export async function resolveLens(context: Context, unresolved: CodeLens): Promise<CodeLens> {
  const data = unresolved.data as LensData;
  const say = wordsIn(context.language);
  const title = data.kind === 'observations' ? await studyTitle(context, data, say) : await journeyTitle(context, data, say);
  return { ...unresolved, command: { title: `${title} · ${say('lens.show')}`, command: SHOW } };
}

async function journeyTitle(context: Context, { uri, kind, id, journey }: LensData, say: Words): Promise<string> {
  const declaration = context.workspace.files.get(uri)?.declarations.find((each) => each.kind === 'journey' && each.id === journey);
  const report = declaration ? await reportOf(context, declaration) : null;
  if (kind === 'journey') return report ? journeyFigures(context, report, say) : say('hover.notMeasured');
  const stage = report?.stages.find(({ name }) => name === id);
  return stage ? stageFigures(context, stage, say) : say('hover.notMeasured');
}

function journeyFigures({ language }: Context, { index, score }: JourneyReport, say: Words): string {
  if (index === null || score === null) return say('hover.notMeasured');
  return `${say('hover.journey')} ${formatFixed(index, language, 0)} / 100 (${formatScore(score, language)})`;
}

function stageFigures({ language }: Context, { measured, suppressed, gap }: StageReport, say: Words): string {
  if (!measured) return suppressed ? term('suppressed', language) : say('hover.notMeasured');
  if (measured.evidence === 'suppressed') return `n ${measured.n} · ${term('suppressed', language)}`;
  const parts = [`n ${measured.n}`, `${say('lens.mean')} ${formatScore(measured.mean, language)}`];
  if (gap) {
    const proven = say(gap.proven ? 'hover.proven' : 'hover.unproven');
    parts.push(`${say('hover.gap')} ${formatScore(gap.value, language)} (${proven})`);
  }
  return parts.join(' · ');
}

async function studyTitle({ workspace }: Context, { uri, id }: LensData, say: Words): Promise<string> {
  const reports = (await workspace.evaluateFor(uri)).map(({ report }) => report);
  const study = reports.flatMap(({ studies }) => studies).find(({ name }) => name === id);
  if (!study) return say('lens.notRead');
  return say('lens.observations', { used: study.file.rowsUsed, rows: study.file.rows });
}
