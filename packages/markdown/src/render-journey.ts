/** The text of a fence as HTML: the curve of each journey, and the syntax errors in words. */
import { emotionCurve, toMarkup, type VNode } from '@parcours/charts';
import { h } from '@parcours/charts/element';
import { JourneyFiles, ModelCache, type SourceFile, syntaxDiagnostics } from '@parcours/language';
import { type Diagnostic, type Language, messageOf, translator } from '@parcours/model';
import { scoreJourney } from '@parcours/scoring';
import { messages } from './messages.ts';

/** Longer texts stay code: a preview is drawn at each keystroke. */
const MAX_LENGTH = 100_000;
const MAX_ERRORS = 20;
/** Of a preview beside its editor, in pixels. */
const PREVIEW_WIDTH = 720;
const FENCE_URI = 'file:///fence.journey';

const STYLES = `.pc-fence .pc-scroll { overflow-x: auto; }
.pc-fence .pc-fence-errors { border-left: 3px solid var(--vscode-editorWarning-foreground, #b5390b); padding: 0 1em; }
.pc-fence .pc-fence-note { opacity: 0.8; font-size: 0.9em; }
`;

/**
 * The text is all that is known: nothing that it links or imports is read, so that the curve shows claims.
 *
 * @returns markup without scripts, event handlers and inline styles, to which `chartStyles` apply; null where there is nothing to draw, and
 * nothing wrong: the fence is better shown as code.
 */
export function renderJourney(text: string, language: Language): string | null {
  if (text.length > MAX_LENGTH) return null;
  const files = new JourneyFiles();
  const file = files.set(FENCE_URI, text);
  const errors = syntaxDiagnostics(file);
  const curves = journeyCurves(files, file, language);
  if (curves.length === 0 && errors.length === 0) return null;
  const styles = h('style', {}, STYLES);
  return [styles, ...(errors.length > 0 ? [errorList(errors, language)] : []), ...curves].map(toMarkup).join('');
}

function journeyCurves(files: JourneyFiles, file: SourceFile, language: Language): VNode[] {
  const t = translator(messages, language);
  const journeys = file.declarations.filter(({ kind }) => kind === 'journey');
  return new ModelCache(files, () => false).lowered(journeys).flatMap(({ model }) => {
    if (model.stages.length === 0) return [];
    const report = scoreJourney(model, [], [], { file: '' });
    const isLinked = model.studies.length + model.benchmarks.length > 0;
    return [
      h('div', { class: 'pc-scroll' }, emotionCurve(report, { language, width: PREVIEW_WIDTH, standalone: true, theme: 'host' })),
      ...(isLinked ? [h('p', { class: 'pc-fence-note' }, t('not-read'))] : []),
    ];
  });
}

function errorList(errors: readonly Diagnostic[], language: Language): VNode {
  const t = translator(messages, language);
  const shown = errors.slice(0, MAX_ERRORS);
  const more = errors.length - shown.length;
  return h('div', { class: 'pc-fence-errors', role: 'note' }, [
    h('p', {}, t('errors', { n: errors.length })),
    h('ul', {}, [
      shown.map((error) => h('li', {}, t('line', { line: error.at.range.start.line + 1, message: messageOf(error, language) }))),
      more > 0 && h('li', {}, t('more', { n: more })),
    ]),
  ]);
}
