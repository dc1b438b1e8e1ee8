/** `parcours preview`: serves the panel's page to a browser of this machine, and follows the files on disk. */
import { PreviewError, startPreview } from '@parcours/preview';
import type { Preview } from '@parcours/preview/preview';
import { WorkspacePanelSource } from '@parcours/server/panel-source';
import type { Workspace } from '@parcours/workspace';
import { URI } from 'vscode-uri';
import { CommandError, EXIT, type ExitCode } from '../command-error.ts';
import { type OpenOptions, openWorkspace } from '../files/open-workspace.ts';
import { errorCode } from '../files/paths.ts';
import { watchFiles } from '../files/watch-files.ts';
import { openInBrowser } from '../output/open-in-browser.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';

export interface PreviewOptions extends OpenOptions {
  readonly port?: number;
  /** Default: where somebody sees the output. */
  readonly open?: boolean;
}

/** A page waits this long for a large file, in ms, and shows the figures without it until it is read. */
const READ_TIMEOUTS = { figures: 1000, diagnostics: 1000 };

const CLOCK_TOLERANCE_MS = 100;

/** Runs until the user ends it. */
export async function preview(path: string | undefined, options: PreviewOptions, terminal: Terminal): Promise<ExitCode> {
  const { translate, language } = terminal;
  // Clocks of file systems run a little behind.
  const before = Date.now() - CLOCK_TOLERANCE_MS;
  const opened = await openWorkspace(path === undefined ? [] : [path], options, terminal, {
    readTimeouts: READ_TIMEOUTS,
    onLateRead: () => source.changed(),
    onProgress: ({ path, fraction, ended }) =>
      source.reading({ path, percent: fraction === null ? null : Math.floor(fraction * 100), ended }),
  });
  const { workspace, uris } = opened;
  const isFile = path?.endsWith('.journey') === true && uris.length === 1;
  const source = new WorkspacePanelSource({
    language,
    initial: isFile ? (uris[0] ?? null) : null,
    context: async () => ({ workspace, language }),
    show: async () => false,
    onReadAgain: () => source.changed(),
  });
  const page = await serve(source, options, terminal);
  const watcher = watchFiles(opened.folders, before, async (paths) => {
    const changed = paths.map((each) => URI.file(each).toString());
    await workspace.filesChanged(changed);
    source.changed(changed.filter((uri) => workspace.files.get(uri)).at(-1));
    watcher.add(await filesInUse(workspace));
  });
  watcher.add(await filesInUse(workspace));
  try {
    await Promise.race([watcher.ready, watcher.failed]);
    terminal.progress(null);
    terminal.printText(`${translate('preview.address', { address: page.address })}\n`);
    if ((options.open ?? terminal.columns !== null) && !(await openInBrowser(page.openingAddress()))) {
      terminal.printError(translate('preview.no-browser'));
    }
    await Promise.race([terminal.ended(), watcher.failed]);
  } catch (error) {
    throw new CommandError(EXIT.files, translate('preview.unwatched', { detail: errorCode(error) }));
  } finally {
    await Promise.all([page.close(), watcher.close()]);
  }
  return EXIT.ok;
}

async function serve(source: WorkspacePanelSource, { port }: PreviewOptions, terminal: Terminal): Promise<Preview> {
  const { translate, printError } = terminal;
  try {
    const onFault = (error: unknown) => printError(translate('fault.internal', { detail: sanitizeLine(errorCode(error)) }));
    return await startPreview(source, { port, onFault });
  } catch (error) {
    if (!(error instanceof PreviewError)) throw error;
    const { code } = error;
    if (port === undefined) throw new CommandError(EXIT.files, translate('preview.no-port', { detail: code }));
    if (code === 'EADDRINUSE') throw new CommandError(EXIT.files, translate('preview.port-in-use', { port: String(port) }));
    throw new CommandError(EXIT.files, translate('preview.port-refused', { port: String(port), detail: code }));
  }
}

/** The paths of the journeys and of the data files that they link. */
async function filesInUse(workspace: Workspace): Promise<string[]> {
  const journeys = [...workspace.files.all()].map(({ uri }) => uri);
  const linked = journeys
    .flatMap((uri) => workspace.studiesIn(uri))
    .map(async ({ uri, file }) => {
      const resolved = file && (await workspace.linked.resolve(uri, file.path));
      return resolved && 'uri' in resolved ? [resolved.uri] : [];
    });
  return [...journeys, ...(await Promise.all(linked)).flat()].map((uri) => URI.parse(uri).fsPath);
}
