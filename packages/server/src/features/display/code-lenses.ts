import type { Declaration, SourceFile } from '@parcours/language';
import { formatFixed, formatScore, isSuppressed, type JourneyReport, type StageReport, translateTerm } from '@parcours/model';
import type { CodeLens } from 'vscode-languageserver';
import type { Context } from '../../context.ts';
import { reportForJourney } from '../../journey-report.ts';
import { type Messages, messagesIn } from '../../messages.ts';

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
const SHOW_PANEL_COMMAND = 'parcours.openPreviewToSide';

/** A lens above each journey, each of its stages and each study: places only. */
export function codeLenses(file: SourceFile): CodeLens[] {
  return file.declarations.flatMap((declaration) => {
    const { kind, nameOrLabel: id } = declaration;
    if (kind === 'observations') return [createLens(declaration, { uri: file.uri, kind, id, journey: '' })];
    if (kind !== 'journey') return [];
    const stages = declaration.stages.map((stage) =>
      createLens(stage, { uri: file.uri, kind: 'stage', id: stage.nameOrLabel, journey: id }),
    );
    return [createLens(declaration, { uri: file.uri, kind, id, journey: id }), ...stages];
  });
}

function createLens({ range }: Declaration, data: LensData): CodeLens {
  return { range: { start: range.start, end: range.start }, data };
}

/** The lens with its figures and what a click does; without figures it says why there are none. */
export async function resolveLens(context: Context, unresolved: CodeLens): Promise<CodeLens> {
  const data = unresolved.data as LensData;
  const say = messagesIn(context.language);
  const title = data.kind === 'observations' ? await studyTitle(context, data, say) : await journeyTitle(context, data, say);
  return { ...unresolved, command: { title: `${title} · ${say('lens.show')}`, command: SHOW_PANEL_COMMAND } };
}

async function journeyTitle(context: Context, { uri, kind, id, journey }: LensData, say: Messages): Promise<string> {
  const declaration = context.workspace.files
    .get(uri)
    ?.declarations.find((each) => each.kind === 'journey' && each.nameOrLabel === journey);
  const report = declaration ? await reportForJourney(context, declaration) : null;
  if (kind === 'journey') return report ? journeyFigures(context, report, say) : say('hover.notMeasured');
  const stage = report?.stages.find(({ name }) => name === id);
  return stage ? stageFigures(context, stage, say) : say('hover.notMeasured');
}

function journeyFigures({ language }: Context, { index, score }: JourneyReport, say: Messages): string {
  if (index === null || score === null) return say('hover.notMeasured');
  return `${say('hover.journey')} ${formatFixed(index, language, 0)} / 100 (${formatScore(score, language)})`;
}

function stageFigures({ language }: Context, stage: StageReport, say: Messages): string {
  const { measured, gap } = stage;
  if (!measured) return isSuppressed(stage) ? translateTerm('suppressed', language) : say('hover.notMeasured');
  if (measured.evidence === 'suppressed') return `n ${measured.n} · ${translateTerm('suppressed', language)}`;
  const parts = [`n ${measured.n}`, `${say('lens.mean')} ${formatScore(measured.mean, language)}`];
  if (gap) {
    const proven = say(gap.proven ? 'hover.proven' : 'hover.unproven');
    parts.push(`${say('hover.gap')} ${formatScore(gap.value, language)} (${proven})`);
  }
  return parts.join(' · ');
}

async function studyTitle({ workspace }: Context, { uri, id }: LensData, say: Messages): Promise<string> {
  const reports = (await workspace.evaluateFile(uri)).map(({ report }) => report);
  const study = reports.flatMap(({ studies }) => studies).find(({ name }) => name === id);
  if (!study) return say('lens.notRead');
  return say('lens.observations', { used: study.file.rowsUsed, rows: study.file.rows });
}
