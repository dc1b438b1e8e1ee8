/** A list of touchpoints, as a table, as a `.journey` text: channels, owners, touchpoints, and stages where the list has them. */
import { format, quote, UniqueIdentifiers } from '@parcours/language';
import { type Language, sanitizeControlChars, translateTerm, translator } from '@parcours/model';
import type { Table } from '@parcours/observations';
import { messages } from '../messages.ts';
import { TOUCHPOINT_ROLES, type TouchpointRole, touchpointColumns } from './touchpoint-columns.ts';

export interface ImportedTouchpoints {
  /** Formatted, without syntax errors, with the keywords of the language. */
  readonly text: string;
  /** What was recognised, left out or joined: sentences in the language. */
  readonly notes: readonly string[];
  /** Columns that were recognised. */
  readonly recognised: number;
}

export interface ImportTouchpointsOptions {
  readonly language: Language;
  /** The file's name. */
  readonly source: string;
}

/** One row, or a part of it: a touchpoint on one channel. */
interface Entry {
  readonly name: string;
  readonly channel: string | null;
  readonly owner: string | null;
  readonly phase: string | null;
  readonly stage: string | null;
  readonly note: string | null;
  readonly line: number;
}

interface Touchpoint {
  readonly label: string;
  readonly id: string;
  readonly channel: string | null;
  /** The first that a row names, and the line of that row. */
  owner: { readonly label: string; readonly line: number } | null;
  readonly notes: Set<string>;
}

interface Stage {
  readonly label: string;
  readonly phase: string | null;
  readonly touchpoints: Set<Touchpoint>;
}

/** Line numbers in a message. */
const MAX_LINES = 5;

/** Null: no column of the table is recognised as the touchpoints' names. */
export function importTouchpoints(table: Table, { language, source }: ImportTouchpointsOptions): ImportedTouchpoints | null {
  const columns = touchpointColumns(table.columns);
  if (columns.touchpoint === undefined) return null;
  const t = translator(messages, language);
  const notes: string[] = [];
  const roles = TOUCHPOINT_ROLES.filter((role) => columns[role] !== undefined);
  const header = (index: number | undefined) => labelText(table.columns[index ?? -1] ?? '');
  const termOf = (role: TouchpointRole) => translateTerm(role, language);
  notes.push(
    t('touchpoints.columns', {
      columns: roles.map((role) => `${termOf(role)} ← ${t('quoted', { text: header(columns[role]) })}`).join(', '),
    }),
  );
  const used = new Set(Object.values(columns));
  const others = table.columns.flatMap((name, index) => (used.has(index) || name === '' ? [] : [t('quoted', { text: labelText(name) })]));
  if (others.length > 0) notes.push(t('touchpoints.other-columns', { n: others.length, columns: others.join(', ') }));

  const { entries, nameless, split } = entriesOf(table, columns);
  if (nameless.length > 0) notes.push(t('touchpoints.nameless', { n: nameless.length, lines: linesText(nameless) }));
  for (const { count, lines } of table.rejected) notes.push(t('touchpoints.rejected', { n: count, lines: linesText(lines) }));
  if (split.length > 0) notes.push(t('touchpoints.split', { n: split.length, lines: linesText(split) }));

  const channels = new UniqueIdentifiers([], 'channel');
  const owners = new UniqueIdentifiers([], 'owner');
  const touchpointIds = new UniqueIdentifiers([], 'touchpoint');
  const touchpoints = new Map<string, Touchpoint>();
  const stages = new Map<string, Stage>();
  const channelsByName = Map.groupBy(entries, ({ name }) => name);
  const duplicates: number[] = [];
  const otherOwners: { readonly line: number; readonly first: number }[] = [];
  const phasesOnly: number[] = [];
  for (const entry of entries) {
    const { name, channel, owner, phase, stage, note, line } = entry;
    if (channel !== null) channels.idOf(channel);
    const isOnSeveral = new Set(channelsByName.get(name)?.map((each) => each.channel)).size > 1;
    const label = isOnSeveral && channel !== null ? `${name} (${channel})` : name;
    const known = touchpoints.get(label);
    const touchpoint = known ?? { label, id: touchpointIds.newId(label), channel, owner: null, notes: new Set<string>() };
    touchpoints.set(label, touchpoint);
    if (note !== null) touchpoint.notes.add(note);
    if (owner !== null) touchpoint.owner ??= { label: owner, line };
    const first = touchpoint.owner;
    const isOfAnotherOwner = owner !== null && first !== null && first.label !== owner;
    if (isOfAnotherOwner) otherOwners.push({ line, first: first.line });
    if (stage === null) {
      if (phase !== null) phasesOnly.push(line);
      if (known && !isOfAnotherOwner) duplicates.push(line);
      continue;
    }
    const key = JSON.stringify([phase, stage]);
    const place = stages.get(key) ?? { label: stage, phase, touchpoints: new Set<Touchpoint>() };
    stages.set(key, place);
    if (place.touchpoints.has(touchpoint) && !isOfAnotherOwner) duplicates.push(line);
    place.touchpoints.add(touchpoint);
  }
  if (duplicates.length > 0) notes.push(t('touchpoints.duplicates', { n: duplicates.length, lines: linesText(duplicates) }));
  if (otherOwners.length > 0) {
    const rows = otherOwners.map(({ line, first }) => t('touchpoints.other-owner', { line, first }));
    notes.push(t('touchpoints.other-owners', { n: rows.length, rows: listText(rows) }));
  }
  if (phasesOnly.length > 0) notes.push(t('touchpoints.phases-only', { n: phasesOnly.length, lines: linesText(phasesOnly) }));

  for (const { owner } of touchpoints.values()) if (owner !== null) owners.idOf(owner.label);
  const lines = [
    `// ${labelText(t('touchpoints.from', { source }))}`,
    '',
    ...channels.entries().map(([label, id]) => `channel ${id} ${quote(label)}`),
    '',
    ...owners.entries().map(([label, id]) => `owner ${id} ${quote(label)}`),
    '',
    ...[...touchpoints.values()].flatMap((touchpoint) => [
      ...[...touchpoint.notes].map((note) => `// ${note}`),
      [
        `touchpoint ${touchpoint.id} ${quote(touchpoint.label)}`,
        touchpoint.channel === null ? '' : ` on ${channels.idOf(touchpoint.channel)}`,
        touchpoint.owner === null ? '' : ` owner ${owners.idOf(touchpoint.owner.label)}`,
      ].join(''),
    ]),
    ...(stages.size > 0 ? ['', ...journeyLines([...stages.values()], source, channels)] : []),
  ];
  const text = format(`${lines.join('\n')}\n`, language);
  if (text === null) throw new Error('the touchpoints that were made do not parse');
  const counts = {
    touchpoints: touchpoints.size,
    channels: channels.entries().length,
    owners: owners.entries().length,
    stages: stages.size,
  };
  return { text, notes: [...notes, t('touchpoints.made', counts)], recognised: roles.length };
}

function journeyLines(stages: readonly Stage[], source: string, channels: UniqueIdentifiers): string[] {
  const ids = new UniqueIdentifiers([], 'stage');
  const line = ({ label, touchpoints }: Stage) => {
    const on = [...new Set([...touchpoints].flatMap(({ channel }) => (channel === null ? [] : [channels.idOf(channel)])))];
    const channel = on.length > 0 ? ` channel ${on.join(', ')}` : '';
    return `stage ${ids.newId(label)} ${quote(label)}${channel} touchpoint ${[...touchpoints].map(({ id }) => id).join(', ')}`;
  };
  const phases = [...Map.groupBy(stages, ({ phase }) => phase)];
  return [
    `journey ${quote(source.replace(/\.[^.]*$/, ''))} {`,
    ...phases.flatMap(([phase, of]) => (phase === null ? of.map(line) : [`phase ${quote(phase)} {`, ...of.map(line), '}'])),
    '}',
  ];
}

function entriesOf(table: Table, columns: ReturnType<typeof touchpointColumns>) {
  const entries: Entry[] = [];
  const nameless: number[] = [];
  const split: number[] = [];
  const cell = (role: TouchpointRole, row: number) => {
    const column = table.cells[columns[role] ?? -1];
    return column?.values[column.codes[row] ?? -1] ?? '';
  };
  for (let row = 0; row < table.lines.length; row++) {
    const line = table.lines[row] ?? 0;
    const text = (role: TouchpointRole) => labelText(cell(role, row)) || null;
    const name = text('touchpoint');
    if (name === null) {
      if (TOUCHPOINT_ROLES.some((role) => text(role) !== null)) nameless.push(line);
      continue;
    }
    const on = [
      ...new Set(
        cell('channel', row)
          .split(/[,;|\n]/)
          .map(labelText)
          .filter(Boolean),
      ),
    ];
    if (on.length > 1) split.push(line);
    const others = { owner: text('owner'), phase: text('phase'), stage: text('stage'), note: text('note') };
    for (const channel of on.length > 0 ? on : [null]) entries.push({ name, channel, ...others, line });
  }
  return { entries, nameless, split };
}

function linesText(lines: readonly number[]): string {
  return listText(lines.map(String));
}

function listText(lines: readonly string[]): string {
  const shown = lines.slice(0, MAX_LINES).join(', ');
  return lines.length > MAX_LINES ? `${shown} …` : shown;
}

function labelText(text: string): string {
  return sanitizeControlChars(text).replace(/\s+/g, ' ').trim();
}
