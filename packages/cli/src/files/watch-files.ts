/** Watches journeys and data files on disk. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isIgnoredFolder } from '@parcours/engines';
import { DATA_FILE_EXTENSIONS } from '@parcours/model';
import { watch } from 'chokidar';

/** Changes within this interval, in ms, are told together: programs write a file in several steps. */
const COLLECT_MS = 50;

const WATCHED = new RegExp(`\\.(?:journey|${DATA_FILE_EXTENSIONS.join('|')})$`, 'i');

export interface FileWatcher {
  /** Watches further files, wherever they are. */
  add(paths: readonly string[]): void;
  /** Resolves once every change is noticed. */
  readonly ready: Promise<void>;
  /** Rejects if the system refuses to watch; never resolves. */
  readonly failed: Promise<never>;
  close(): Promise<void>;
}

/**
 * Watches everything below some folders, except where journeys are not searched for. Symbolic links are not followed.
 *
 * @param since what was written after this moment, in ms since 1970, and before `ready`, is told as well.
 * @param tell gets the absolute paths of files that were written, created or deleted; it is not called again before it has resolved.
 */
export function watchFiles(folders: readonly string[], since: number, tell: (paths: readonly string[]) => Promise<void>): FileWatcher {
  const changed = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let telling: Promise<void> = Promise.resolve();
  const failure = Promise.withResolvers<never>();
  const watcher = watch([...folders], {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path, stats) => {
      if (folders.includes(path)) return false;
      const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
      return isIgnoredFolder(name) || (stats?.isFile() === true && !WATCHED.test(name));
    },
  });
  const tellCollected = () => {
    const paths = [...changed];
    changed.clear();
    timer = undefined;
    telling = telling.then(() => tell(paths)).catch(failure.reject);
  };
  const collect = (path: string) => {
    changed.add(path);
    timer ??= setTimeout(tellCollected, COLLECT_MS);
  };
  watcher.on('all', (event, path) => {
    if (event === 'add' || event === 'change' || event === 'unlink') collect(path);
  });
  watcher.on('error', failure.reject);
  const ready = new Promise<void>((resolve, reject) => {
    watcher.once('ready', () => {
      const paths = Object.entries(watcher.getWatched()).flatMap(([folder, names]) => names.map((name) => join(folder, name)));
      const written = paths.filter((path) => WATCHED.test(path)).map(async (path) => (await writtenSince(path, since)) && collect(path));
      Promise.all(written).then(() => resolve(), reject);
    });
  });
  return {
    ready,
    add: (paths) => void watcher.add([...paths]),
    failed: failure.promise,
    async close() {
      clearTimeout(timer);
      await watcher.close();
      await telling;
    },
  };
}

async function writtenSince(path: string, since: number): Promise<boolean> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs >= since,
    () => false,
  );
}
