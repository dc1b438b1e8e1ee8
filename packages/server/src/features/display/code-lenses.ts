import {
  classText,
  filterText,
  gapVerdictText,
  indexBasisText,
  indexRemarks,
  REMARK_SIGN,
  scoreText,
  stageRemarks,
} from '@parcours/charts';
import type { Declaration, SourceFile } from '@parcours/language';
import { formatFixed, formatScore, isSuppressed, type JourneyReport, type StageReport, translateTerm } from '@parcours/model';
import type { CodeLens } from 'vscode-languageserver';
import type { Context } from '../../context.ts';
import { reportForJourney } from '../../journey-report.ts';
import { type Messages, messagesIn } from '../../messages.ts';
import { PREVIEW, SHOW_PANEL, type ShowPanelArgument } from '../../protocol.ts';
import { compactSampleSize } from './sample-size.ts';

/** Identifies the declaration of a lens; figures are computed when the lens is resolved. */
export interface LensData {
  readonly uri: string;
  readonly kind: 'journey' | 'stage' | 'observations';
  /** The declaration's name or label. */
  readonly nameOrLabel: string;
  /** For a stage: the name or label of its journey. */
  readonly journey: string;
}

/** A lens for each journey, stage and study; positions only. */
export function codeLenses(file: SourceFile): CodeLens[] {
  return file.declarations.flatMap((declaration) => {
    const { kind, nameOrLabel } = declaration;
    if (kind === 'observations') return [createLens(declaration, { uri: file.uri, kind, nameOrLabel, journey: '' })];
    if (kind !== 'journey') return [];
    const stages = declaration.stages.map((stage) =>
      createLens(stage, { uri: file.uri, kind: 'stage', nameOrLabel: stage.nameOrLabel, journey: nameOrLabel }),
    );
    return [createLens(declaration, { uri: file.uri, kind, nameOrLabel, journey: nameOrLabel }), ...stages];
  });
}

function createLens({ range }: Declaration, data: LensData): CodeLens {
  return { range: { start: range.start, end: range.start }, data };
}

/**
 * Adds the figures, or the reason why there are none, and what the client can do with them: show the panel, else the preview in a browser,
 * else nothing.
 *
 * @param serverCommands the commands that the server executes.
 */
export async function resolveLens(context: Context, unresolved: CodeLens, serverCommands: readonly string[]): Promise<CodeLens> {
  const data = unresolved.data as LensData;
  const translate = messagesIn(context.language);
  const title = data.kind === 'observations' ? await studyTitle(context, data, translate) : await journeyTitle(context, data, translate);
  if (context.client?.commands?.has(SHOW_PANEL))
    return {
      ...unresolved,
      command: { title: `${title} · ${translate('lens.show')}`, command: SHOW_PANEL, arguments: [shownBy(data)] },
    };
  if (serverCommands.includes(PREVIEW))
    return { ...unresolved, command: { title: `${title} · ${translate('lens.preview')}`, command: PREVIEW, arguments: [data.uri] } };
  return { ...unresolved, command: { title, command: '' } };
}

/** The argument of the command of a lens. */
function shownBy({ uri, kind, nameOrLabel: name, journey }: LensData): ShowPanelArgument {
  if (kind === 'observations') return { uri, element: { kind: 'study', journey: null, name } };
  return { uri, element: { kind, journey, name } };
}

async function journeyTitle(context: Context, { uri, kind, nameOrLabel, journey }: LensData, translate: Messages): Promise<string> {
  const declaration = context.workspace.files
    .get(uri)
    ?.declarations.find((each) => each.kind === 'journey' && each.nameOrLabel === journey);
  const report = declaration ? await reportForJourney(context, declaration) : null;
  if (kind === 'journey') return report ? journeyFigures(context, report, translate) : translate('hover.notMeasured');
  const stage = report?.stages.find(({ name }) => name === nameOrLabel);
  return report && stage ? stageFigures(context, report, stage, translate) : translate('hover.notMeasured');
}

function journeyFigures({ language }: Context, report: JourneyReport, translate: Messages): string {
  const { index, score, scale } = report;
  if (index === null || score === null) return translate('hover.notMeasured');
  return `${translate('hover.journey')} ${formatFixed(index, language, 0)} / 100${signOf(indexRemarks(report, language))} (${[scoreText(score, scale, language), indexBasisText(report, language)].filter(Boolean).join(', ')})`;
}

/** Mean and n stand in the inlay hint of a client that shows hints; there the lens adds what follows from them. */
function stageFigures({ language, client }: Context, report: JourneyReport, stage: StageReport, translate: Messages): string {
  const { measured, gap } = stage;
  const sign = signOf(stageRemarks(report, stage, language));
  if (!measured) return isSuppressed(stage) ? translateTerm('suppressed', language) : `${translate('hover.notMeasured')}${sign}`;
  if (measured.evidence === 'suppressed')
    return `${compactSampleSize(measured, language, translate)} · ${translateTerm('suppressed', language)}`;
  if (client?.inlayHints)
    return [`${classText(stage, language)}${sign}`, ...gapFigures(gap, language, translate)].filter(Boolean).join(' · ');
  return [
    compactSampleSize(measured, language, translate),
    `${translate('lens.mean')} ${scoreText(measured.mean, report.scale, language)}${sign}`,
    ...gapFigures(gap, language, translate),
  ].join(' · ');
}

/** What questions a figure is told by its hover; the lens shows that it is questioned. */
function signOf(remarks: readonly string[]): string {
  return remarks.length > 0 ? ` ${REMARK_SIGN}` : '';
}

function gapFigures(gap: StageReport['gap'], language: Context['language'], translate: Messages): string[] {
  return gap ? [`${translate('hover.gap')} ${formatScore(gap.value, language)} (${gapVerdictText(gap, language)})`] : [];
}

async function studyTitle({ workspace, language }: Context, { uri, nameOrLabel }: LensData, translate: Messages): Promise<string> {
  const reports = (await workspace.evaluateFile(uri)).map(({ report }) => report);
  const study = reports.flatMap(({ studies }) => studies).find(({ name }) => name === nameOrLabel);
  if (!study) return translate('lens.notRead');
  const observations = translate('lens.observations', { used: study.file.rowsUsed, rows: study.file.rows });
  const filters = filterText(study.where, language);
  return filters === '' ? observations : translate('lens.only', { observations, filters });
}
