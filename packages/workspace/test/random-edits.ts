/** A small workspace that is edited at random, and compared after each edit with one that has just been opened. */
import type { Diagnostic } from '@parcours/model';
import { Workspace } from '../src/index.ts';
import { MemoryHost, uriOf } from './memory-host.ts';

/** Files that see each other in every way: over imports of imports, in a circle, observed and planned for from outside. */
const TEXTS: Readonly<Record<string, string>> = {
  'perimeter.journey': `import "teams.journey"
scale -3..3 disappointing below -0.5 enchanting from 1
channel web "Web site"
channel store
segment families "Families" share 40%
segment singles share 60%
persona lea "Léa" in families {
  goal "To be quick"
}
touchpoint site "The site" on web owner care
touchpoint desk on store owner "Retail"
touchpoint spare "Nobody uses it" on web
`,
  'teams.journey': 'owner care "Care"\nowner retail "Retail"\nimport "perimeter.journey"\n',
  'guide.journey': `import "perimeter.journey"
repository optimal "The best" {
  stage look {
    action "Je cherche le prix" basic channel web {
      response found +2
      response lost "Introuvable" -3
    }
  }
  stage "I wait" {
    action "Création du profil client" delight {
      response fast +1
    }
  }
}
`,
  'buy.journey': `import "perimeter.journey"
import "guide.journey"
journey buy "I buy" for lea uses optimal {
  kpi nps "Would tell" target +40
  kpi csat as content
  phase before "Before" {
    stage look "I look" channel web touchpoint site score +2 target +3
    stage "I wait" channel store, web touchpoint desk score 0 moment of truth
  }
  stage pay "Paying the invoice" channel store touchpoint "The site" score -1 {
    expects "An answer" within 24h
    rupture from web to store "Starts again"
  }
}
`,
  'again.journey': `import "perimeter.journey"
journey again for singles {
  stage look "I look" channel web
  stage choose "Je choisis" channel store touchpoint desk target +9
}
require every stage gap at most 1
`,
  'studies.journey': `import "buy.journey"
import "perimeter.journey"
observations poll "The poll" of buy method survey date 2026-04 from "poll.csv" {
  respondent "id"
  measure look from "note" scale 1..7
  measure pay from "note" scale 1..7 missing 7
  kpi nps from "reco" scale 0..10
  channel "where" { "w" -> web "s" -> "store" }
}
`,
  'gates.journey': `import "buy.journey"
require every moment of truth gap at most 1 where n at least 5
require stage look score at least 2
require kpi nps at least 10 unless "A new shop" until 2999
`,
  'plan.journey': `import "buy.journey"
import "again.journey"
import "teams.journey"
plan next for buy {
  initiative faster "Faster" on "I wait" owner care due 2026-09 effort 2
  initiative cheaper on pay owner retail status started
}
plan other {
  initiative nobody on look
}
`,
};

const CELLS = 'id;note;reco;where\n1;4;9;w\n2;5;10;s\n3;2;3;w\n4;7;8;x\n5;6;9;w\n6;1;0;s\n';

const LINES = [
  'channel phone "Phone"',
  'touchpoint hotline on phone',
  'stage extra "I call again" channel web',
  '// a remark',
  '',
  'import "again.journey"',
  'import "nowhere.journey"',
  'scale 0..10',
  '}',
  'journey third { stage look "I look" }',
  'segment others share 30%',
  'observations more of again from "poll.csv" { respondent "id" measure look from "note" scale 1..7 }',
];

/** What things are called, so that a text stays sound when one takes another's place. */
const NAMES = [
  'web',
  'store',
  'site',
  'desk',
  'spare',
  'look',
  'pay',
  'choose',
  'buy',
  'again',
  'optimal',
  'lea',
  'families',
  'care',
  'retail',
];
const NAME = new RegExp(`\\b(?:${NAMES.join('|')})\\b(?!")`, 'g');

const WORDS = [
  'web',
  'store',
  'site',
  'desk',
  'look',
  'pay',
  'buy',
  'again',
  'optimal',
  'lea',
  '"I wait"',
  '"I look"',
  'nps',
  'care',
  'x',
  '+2',
  '{',
  '}',
];

/** The same numbers on every machine (mulberry32). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** What differs from a fresh workspace after an edit, the first time that something does; null if nothing ever does. */
export async function firstDifference(edits: number, seed: number): Promise<string | null> {
  const random = randomNumbers(seed);
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const host = new MemoryHost({ ...TEXTS, 'poll.csv': CELLS });
  const paths = Object.keys(TEXTS);
  const workspace = new Workspace(host);
  await workspace.open();
  const log: string[] = [];
  for (let i = 0; i < edits; i++) {
    const path = pick(paths);
    const before = workspace.files.get(uriOf(path))?.text ?? '';
    const kind = random(20);
    // Now and then somebody goes back to a sound text: else all would soon be noise.
    const text = kind === 0 || kind > 16 ? (TEXTS[path] as string) : edited(before, random, pick);
    if (kind === 1) {
      host.delete(path);
      await workspace.closeDocument(uriOf(path));
      await workspace.filesChanged([uriOf(path)]);
    } else if (kind === 2) {
      host.write(path, text);
      await workspace.closeDocument(uriOf(path));
    } else if (kind === 3) host.write('poll.csv', edited(CELLS, random, pick));
    else await workspace.openDocument(uriOf(path), text);
    log.push(`${i}: ${path} ${kind}\n${text}`);
    const difference = await differenceFrom(await reopened(workspace, host, paths), workspace, paths);
    if (difference) return `edit ${i} of seed ${seed}: ${difference}\n${log.at(-1)}`;
  }
  return null;
}

function edited(text: string, random: (below: number) => number, pick: <T>(list: readonly T[]) => T): string {
  const lines = text.split('\n');
  const at = random(lines.length);
  const line = lines[at] as string;
  const words = line.split(' ');
  switch (random(14)) {
    case 0:
      return lines.toSpliced(at, 1).join('\n');
    case 1:
      return lines.toSpliced(at, 0, line).join('\n');
    case 2:
    case 3:
      return lines.toSpliced(at, 0, pick(LINES)).join('\n');
    case 4:
      return lines.with(at, words.with(random(words.length), pick(WORDS)).join(' ')).join('\n');
    case 5:
      return lines.with(at, words.toSpliced(random(words.length), 1).join(' ')).join('\n');
    case 6: {
      const offset = random(text.length + 1);
      return text.slice(0, offset) + pick(['"', '{', '}', 'a', ' ', '\n', '9', ',', 'é']) + text.slice(offset);
    }
    case 7: {
      const offset = random(text.length + 1);
      return text.slice(0, offset) + text.slice(offset + 1);
    }
    case 8:
      return lines.with(at, pick(lines)).join('\n');
    case 9:
      return lines.with(at, `${line} // a remark`).join('\n');
    default: {
      const found = [...text.matchAll(NAME)];
      if (found.length === 0) return text;
      const { index, 0: name } = pick(found);
      return text.slice(0, index) + pick(NAMES) + text.slice(index + name.length);
    }
  }
}

/** The same files in a workspace that has just been opened. In a broken file the names of its last good version count: it gets that first. */
async function reopened(workspace: Workspace, host: MemoryHost, paths: readonly string[]): Promise<Workspace> {
  const fresh = new Workspace(host);
  for (const path of paths) {
    const file = workspace.files.get(uriOf(path));
    if (!file) continue;
    if (file.hasSyntaxErrors && file.lastGood) await fresh.openDocument(file.uri, file.lastGood.text);
    await fresh.openDocument(file.uri, file.text);
  }
  return fresh;
}

async function differenceFrom(fresh: Workspace, workspace: Workspace, paths: readonly string[]): Promise<string | null> {
  const uris = paths.map(uriOf);
  const evaluations = await Promise.all(uris.map((uri) => fresh.evaluateFile(uri)));
  const models = uris.flatMap((uri) => fresh.models(uri));
  const ofAll = await Promise.all(models.map((model) => fresh.evaluate(model)));
  for (const [index, uri] of uris.entries()) {
    const [a, b] = [fresh.files.get(uri), workspace.files.get(uri)];
    const tree = differs(`tree of ${uri}`, a && plain(a.parsed.root), b && plain(b.parsed.root));
    if (tree) return tree;
    const names = differs(`names in ${uri}`, meanings(fresh, uri), meanings(workspace, uri));
    if (names) return names;
    // Of every journey there is, so that none is forgotten; and of those that only a last good version has.
    const ofEvidence = [...ofAll, ...(evaluations[index] ?? [])].flatMap((evaluation) => evaluation.diagnostics);
    const expected = [...fresh.textDiagnostics(uri), ...ofEvidence.filter(({ at }) => at.uri === uri)];
    const diagnostics = differs(`diagnostics of ${uri}`, sorted(expected), sorted(await workspace.diagnostics(uri)));
    if (diagnostics) return diagnostics;
    const model = differs(`model of ${uri}`, fresh.models(uri), workspace.models(uri));
    if (model) return model;
    const reports = differs(`report of ${uri}`, evaluations[index], await workspace.evaluateFile(uri));
    if (reports) return reports;
  }
  return null;
}

/** Of two that say the same of one place, the later. */
function sorted(diagnostics: readonly Diagnostic[]): string[] {
  const byWhat = new Map(
    diagnostics.map((diagnostic) => [JSON.stringify([diagnostic.code, diagnostic.at, diagnostic.parameters]), diagnostic]),
  );
  return [...byWhat.values()].map((diagnostic) => JSON.stringify(diagnostic)).sort();
}

function meanings({ files }: Workspace, uri: string) {
  return files
    .get(uri)
    ?.references.map((use) => [
      use.text,
      use.range,
      files.resolve(use).map(({ file, selectionRange: selection }) => file.locationOf(selection)),
    ]);
}

/** A tree as data: what was read, and from where to where each node stands. */
function plain(node: object): unknown {
  return JSON.stringify(node, function (this: unknown, key: string, value: unknown) {
    if (key === '$cstNode') {
      const { offset, end } = value as { offset: number; end: number };
      return [offset, end];
    }
    if (isReference(value)) return value.$refText;
    return key.startsWith('$') && key !== '$type' ? undefined : value;
  });
}

function isReference(value: unknown): value is { $refText: string } {
  return typeof value === 'object' && value !== null && '$refText' in value;
}

function differs(what: string, fresh: unknown, incremental: unknown): string | null {
  const [a, b] = [JSON.stringify(fresh), JSON.stringify(incremental)];
  return a === b ? null : `${what}\nfresh:       ${a}\nincremental: ${b}`;
}
