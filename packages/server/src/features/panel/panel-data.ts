import { htmlReport, markdownReport, svgReport } from '@parcours/charts';
import type { Declaration } from '@parcours/language';
import { CODE, DEFAULT_VIEW, LANGUAGES, messageOf, type Report } from '@parcours/model';
import { controlDisclosure } from '@parcours/workspace';
import type { Context } from '../../context.ts';
import { fnv1aHash } from '../../hash.ts';
import type { ExportData, ExportParams, PanelData, PanelParams, StageLocation, StageLocationParams } from '../../protocol.ts';

/** What the panel shows of a file. The Report is serialised once, here: its text is hashed and sent. */
export async function panelData({ workspace, language }: Context, { uri, view }: PanelParams): Promise<PanelData> {
  const file = workspace.files.get(uri);
  const errors = workspace.syntaxErrors(uri);
  const evaluations = file ? await workspace.evaluateFile(uri, { ...DEFAULT_VIEW, ...view }) : [];
  const report: Report = { journeys: evaluations.map((evaluation) => evaluation.report) };
  const missing = report.journeys.flatMap((journey) =>
    journey.missing.map((study) => ({ message: messageOf(study, language), cancelled: study.code === CODE['reading-cancelled'] })),
  );
  const reading = [...new Set(evaluations.flatMap((evaluation) => evaluation.pendingFiles))];
  const keywordLanguage = workspace.keywordLanguageOf(uri);
  const state = !file ? 'not-read' : report.journeys.length === 0 ? 'no-journey' : 'report';
  const status = { errors: errors.length, firstError: errors[0]?.at.range ?? null, state, missing, reading, keywordLanguage } as const;
  const reportJson = JSON.stringify(report);
  return { uri, hash: fnv1aHash(JSON.stringify(status) + reportJson), reportJson, ...status };
}

/** A report as a file, after disclosure control. */
export async function exportReport(context: Context, { uri, format, view, language: preference }: ExportParams): Promise<ExportData> {
  const { workspace } = context;
  const language = LANGUAGES.find((each) => each === preference) ?? context.language;
  const exact = await workspace.exportReport(uri, { ...DEFAULT_VIEW, ...view });
  const report: Report = { journeys: exact.journeys.map(controlDisclosure) };
  const title = report.journeys[0]?.label ?? report.journeys[0]?.name ?? 'Parcours';
  const write = { svg: svgReport, html: htmlReport, md: markdownReport }[format];
  return { text: write(report, { language, title }) };
}

/** The location of a stage, for the panel's "show in text". */
export function stageLocation(context: Context, params: StageLocationParams): StageLocation | null {
  const found = findStage(context, params);
  return found ? found.file.locationOf(found.selectionRange) : null;
}

/** The declaration of a stage, in the file itself before others; null: there is none. */
export function findStage({ workspace }: Context, { uri, journey, stage }: StageLocationParams): Declaration | null {
  for (const file of [workspace.files.get(uri), ...workspace.files.all()]) {
    for (const declaration of file?.declarations ?? []) {
      if (declaration.kind !== 'journey' || declaration.nameOrLabel !== journey) continue;
      const found = declaration.stages.find(({ nameOrLabel }) => nameOrLabel === stage);
      if (found) return found;
    }
  }
  return null;
}
