import type { RenderJourney } from './markdown-extension.ts';

/**
 * Loads the renderer in a browser, where an extension has one file and cannot require others: the script is fetched and evaluated, as the
 * editor itself does with the extension.
 *
 * @param onLoaded fences that were rendered as code until then can be drawn.
 * @returns null until it is loaded, and for good if that fails.
 */
export function webRenderer(address: string, onLoaded: () => void): () => RenderJourney | null {
  let render: RenderJourney | null = null;
  let isAskedFor = false;
  const load = async () => {
    const response = await fetch(address);
    if (!response.ok) return;
    const module: { exports: { renderJourney?: RenderJourney } } = { exports: {} };
    new Function('module', 'exports', await response.text())(module, module.exports);
    render = module.exports.renderJourney ?? null;
    onLoaded();
  };
  return () => {
    if (!isAskedFor) {
      isAskedFor = true;
      load().catch(() => {});
    }
    return render;
  };
}
