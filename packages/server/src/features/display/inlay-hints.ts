import { cstNodeOf, type Declaration, journeyOf, type SourceFile } from '@parcours/language';
import { formatInterval, formatScore, isSuppressed, type Position, type Range, type StageReport, translateTerm } from '@parcours/model';
import { type InlayHint, InlayHintKind } from 'vscode-languageserver';
import { type Context, containsPosition } from '../../context.ts';
import { reportForJourney } from '../../journey-report.ts';
import { messagesIn } from '../../messages.ts';
import { headerRange } from '../../text/cst.ts';

/** The measured score after each stage's label and, if no target is declared, the effective target and its source. */
export async function inlayHints(context: Context, file: SourceFile, range: Range): Promise<InlayHint[]> {
  const hints: InlayHint[] = [];
  for (const journey of file.declarations.filter(({ kind }) => kind === 'journey')) {
    const stages = journey.stages.filter(({ selectionRange }) => containsPosition(range, selectionRange.start));
    const report = stages.length > 0 ? await reportForJourney(context, journey) : null;
    for (const stage of report ? stages : []) {
      const found = report?.stages.find(({ name }) => name === stage.nameOrLabel);
      if (found && journeyOf(stage) === journey) hints.push(...stageHints(context, stage, found));
    }
  }
  return hints;
}

function stageHints({ language }: Context, stage: Declaration, report: StageReport): InlayHint[] {
  const translate = messagesIn(language);
  const { measured, target, targetFrom } = report;
  const hints: InlayHint[] = [];
  const header = headerRange(cstNodeOf(stage.node));
  if (measured) {
    // The editor shows everything to the author; the hint says that exports suppress this figure.
    const few = measured.evidence === 'suppressed' ? ` · ${translateTerm('suppressed', language)}` : '';
    const interval = `${translate('hover.interval')} ${formatInterval(measured.low, measured.high, language)} · ${translateTerm(measured.evidence, language)}`;
    const shown = few ? `n ${measured.n}${few}` : `${formatScore(measured.mean, language)} · n ${measured.n}`;
    hints.push(createHint((stage.labelRange ?? stage.selectionRange).end, shown, few ? translate('inlay.suppressed') : interval));
  } else if (isSuppressed(report))
    hints.push(createHint((stage.labelRange ?? stage.selectionRange).end, translateTerm('suppressed', language), ''));
  if (target !== null && targetFrom && targetFrom !== 'declared' && header) {
    const digits = Number.isInteger(target) ? 0 : 2;
    const origin = translate(`hover.target.${targetFrom}`);
    hints.push(createHint(header.end, `${translate('hover.target')} ${formatScore(target, language, digits)} ${origin}`, ''));
  }
  return hints;
}

function createHint(position: Position, label: string, tooltip: string): InlayHint {
  return { position, label, kind: InlayHintKind.Type, paddingLeft: true, ...(tooltip ? { tooltip } : {}) };
}
