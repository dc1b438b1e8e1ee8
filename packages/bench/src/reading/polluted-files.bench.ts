/** Polluted CSV files and files of open data, loaded by Parcours and by PapaParse. */
import Papa from 'papaparse';
import { table, versionOf } from '../formatting.ts';
import { type Loaded, loadingScore } from './loading-score.ts';
import { openDataFiles } from './open-data-files.ts';
import { pollutedFiles } from './polluted-files.ts';
import { readAsProposed } from './read-as-proposed.ts';

const OPEN_DATA_FILES = 1000;
const SEED = 13;

interface Scored {
  readonly kind: string;
  readonly parcours: number;
  readonly papa: number;
}

/** @public Called by name by the runner. */
export async function section(): Promise<string> {
  const polluted: Scored[] = [];
  for (const { kind, text, expected } of pollutedFiles()) polluted.push(await scored(kind, new TextEncoder().encode(text), expected));
  const open: (Scored & { readonly kinds: readonly string[] })[] = [];
  for (const { bytes, expected, kinds } of openDataFiles(OPEN_DATA_FILES, SEED))
    open.push({ ...(await scored('', bytes, expected)), kinds: kinds.length === 0 ? ['nothing'] : kinds });
  const kinds = [...new Set(polluted.map(({ kind }) => kind))];
  const ofKind = (kind: string) => polluted.filter((each) => each.kind === kind);
  const row = (name: string, of: readonly Scored[]) => [name, String(of.length), mean(of, 'parcours'), mean(of, 'papa')];
  const weighted = (side: 'parcours' | 'papa') =>
    (kinds.reduce((sum, kind) => sum + Number(meanOf(ofKind(kind), side)), 0) / kinds.length).toFixed(3);
  const openKinds = [...new Set(open.flatMap((each) => each.kinds))].sort();
  return `## Polluted CSV files

${table(
  ['pollution', 'files', 'Parcours', `PapaParse ${versionOf('papaparse')}`],
  [
    ...kinds.map((kind) => row(kind, ofKind(kind))),
    row('**every file alike**', polluted),
    ['**every kind alike**', '', weighted('parcours'), weighted('papa')],
  ],
)}

Points of 10, as Pollock counts them (Vitagliano et al., PVLDB 2023): success, and precision, recall and F1 of the header, the records and the cells. The
files are our own, after the pollutions that Pollock publishes: one file of 84 rows and 9 columns, polluted in one way each. Parcours reads each file with
what \`parcours link\` proposes; PapaParse, without hints, takes the first record as the header and is given the bytes decoded as
UTF-8 (or UTF-16 with its mark), which costs it the files in Latin-1. A row with a delimiter too many is left out and counted.

${table(
  ['around the table', 'files', 'Parcours', 'PapaParse'],
  [
    ...openKinds.map((kind) =>
      row(
        kind,
        open.filter((each) => each.kinds.includes(kind)),
      ),
    ),
    row('**all files**', open),
  ],
)}

${OPEN_DATA_FILES.toLocaleString('en')} made-up files as offices publish them, with what they write around a table, put together at random.`;
}

async function scored(kind: string, bytes: Uint8Array, expected: Loaded): Promise<Scored> {
  return { kind, parcours: loadingScore(expected, await readAsProposed(bytes)), papa: loadingScore(expected, papaParse(bytes)) };
}

function papaParse(bytes: Uint8Array): Loaded | null {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const [header = [], ...rows] = data.map((cells) => cells.map((cell) => cell.trim()));
  return { header, rows };
}

function meanOf(scores: readonly Scored[], side: 'parcours' | 'papa'): number {
  return scores.reduce((sum, each) => sum + each[side], 0) / Math.max(1, scores.length);
}

function mean(scores: readonly Scored[], side: 'parcours' | 'papa'): string {
  return meanOf(scores, side).toFixed(3);
}
