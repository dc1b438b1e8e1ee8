import { DATA_FILE_EXTENSIONS } from '@parcours/model';

/** The files that `check` and `diff` read, and the pictures whose journey may have changed since; without a dot. */
export const INPUT_EXTENSIONS: readonly string[] = ['journey', 'journey.svg', ...DATA_FILE_EXTENSIONS];
