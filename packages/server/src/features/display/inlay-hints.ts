import { REMARK_SIGN, scoreIntervalText, scoreText, stageRemarks } from '@parcours/charts';
import { cstNodeOf, type Declaration, journeyOf, type SourceFile } from '@parcours/language';
import { isSuppressed, type JourneyReport, type Position, type Range, type StageReport, translateTerm } from '@parcours/model';
import { type InlayHint, InlayHintKind } from 'vscode-languageserver';
import { type Context, containsPosition } from '../../context.ts';
import { reportForJourney } from '../../journey-report.ts';
import { messagesIn } from '../../messages.ts';
import { headerRange } from '../../text/cst.ts';
import { compactSampleSize } from './sample-size.ts';

/** The measured score after each stage's label and, if no target is declared, the effective target and its source. */
export async function inlayHints(context: Context, file: SourceFile, range: Range): Promise<InlayHint[]> {
  const hints: InlayHint[] = [];
  for (const journey of file.declarations.filter(({ kind }) => kind === 'journey')) {
    const stages = journey.stages.filter(({ selectionRange }) => containsPosition(range, selectionRange.start));
    const report = stages.length > 0 ? await reportForJourney(context, journey) : null;
    for (const stage of report ? stages : []) {
      const found = report?.stages.find(({ name }) => name === stage.nameOrLabel);
      if (report && found && journeyOf(stage) === journey) hints.push(...stageHints(context, report, stage, found));
    }
  }
  return hints;
}

function stageHints({ language }: Context, journey: JourneyReport, stage: Declaration, report: StageReport): InlayHint[] {
  const translate = messagesIn(language);
  const { scale } = journey;
  const { measured, target, targetFrom } = report;
  const remarks = stageRemarks(journey, report, language);
  const hints: InlayHint[] = [];
  const header = headerRange(cstNodeOf(stage.node));
  if (measured) {
    // The editor shows everything to the author; the hint says that exports suppress this figure.
    const few = measured.evidence === 'suppressed' ? ` · ${translateTerm('suppressed', language)}` : '';
    const interval = `${translate('hover.interval')} ${scoreIntervalText(measured.low, measured.high, scale, language) ?? '–'} · ${translateTerm(measured.evidence, language)}`;
    const n = compactSampleSize(measured, language, translate);
    const sign = remarks.length > 0 ? ` ${REMARK_SIGN}` : '';
    const shown = few ? `${n}${few}` : `${scoreText(measured.mean, scale, language)}${sign} · ${n}`;
    const tooltip = [few ? translate('inlay.suppressed') : interval, ...remarks.map((text) => `${REMARK_SIGN} ${text}`)].join('\n\n');
    hints.push(createHint((stage.labelRange ?? stage.selectionRange).end, shown, tooltip));
  } else if (isSuppressed(report))
    hints.push(createHint((stage.labelRange ?? stage.selectionRange).end, translateTerm('suppressed', language), ''));
  if (target !== null && targetFrom && targetFrom !== 'declared' && header) {
    const digits = Number.isInteger(target) ? 0 : 2;
    const origin = translate(`hover.target.${targetFrom}`);
    hints.push(createHint(header.end, `${translate('hover.target')} ${scoreText(target, scale, language, digits)} ${origin}`, ''));
  }
  return hints;
}

function createHint(position: Position, label: string, tooltip: string): InlayHint {
  return { position, label, kind: InlayHintKind.Type, paddingLeft: true, ...(tooltip ? { tooltip } : {}) };
}
