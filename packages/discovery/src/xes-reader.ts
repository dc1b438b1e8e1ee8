/** Streaming parser for XES, the IEEE 1849 standard for event logs. */
import { type DateOrder, normalizeLabel } from '@parcours/model';
import { type DictionaryColumn, TimestampColumn, timestampCells } from '@parcours/observations';
import { SaxesParser } from 'saxes';
import { buildEventLog, type EventLogFault } from './build-event-log.ts';
import type { EncodedNames } from './encoded-names.ts';
import { type EventLog, EventRejectLog } from './event-log.ts';
import { headerRank, type LogColumns, type LogRole } from './suggest-log-columns.ts';

/** Malformed XES. */
export class XesFault extends Error {
  readonly line: number;
  /** The XML parser's message; null if it is XML but no event log. */
  readonly detail: string | null;

  constructor(line: number, detail: string | null) {
    super(detail ?? 'no log');
    this.line = line;
    this.detail = detail;
  }
}

/** Keys of event attributes; those that are not given are the usual ones, as for the columns of a table. */
export type XesKeys = Partial<Readonly<Record<'activity' | 'time' | OptionalRole, string>>>;

const OPTIONAL_ROLES = ['channel', 'start', 'lifecycle', 'instance'] as const satisfies readonly LogRole[];
type OptionalRole = (typeof OPTIONAL_ROLES)[number];

const TRACE_NAME = 'concept:name';
const XES_KEYS = { activity: 'concept:name', time: 'time:timestamp' } as const;

interface Attribute {
  readonly role: 'activity' | 'time' | OptionalRole;
  readonly rank: number;
}

/**
 * Call `push` with chunks of any size, then `finish` for the EventLog, which is that of a table with the same attributes as columns. A trace
 * is a case; traces of one name are one case. Only XML's predefined entities are decoded, against entity expansion attacks; external
 * references are not fetched.
 *
 * @throws XesFault
 */
export class XesReader {
  readonly #parser = new SaxesParser({ position: true });
  readonly #keys: XesKeys;
  readonly #attributes = new Map<string, Attribute | null>();
  #depth = 0;
  #isLog = false;
  #inTrace = false;
  #event: { line: number; activity: string; time: string } | null = null;

  #traceCount = 0;
  /** By trace: its name, if it has any. */
  #traceNames: string[] = [];
  #count = 0;
  #traces = new Uint32Array(1024);
  #lines = new Uint32Array(1024);
  readonly #times = new TimestampColumn();
  readonly #activities = new AttributeColumn();
  readonly #optional: Readonly<Record<OptionalRole, AttributeColumn>> = {
    channel: new AttributeColumn(),
    start: new AttributeColumn(),
    lifecycle: new AttributeColumn(),
    instance: new AttributeColumn(),
  };

  constructor(keys: XesKeys = {}) {
    this.#keys = keys;
    this.#parser.on('error', (error) => {
      throw new XesFault(this.#parser.line, error.message.replace(/^\d+:\d+: /, ''));
    });
    this.#parser.on('opentag', ({ name, attributes }) => this.#open(name, attributes as Readonly<Record<string, string>>));
    this.#parser.on('closetag', ({ name }) => this.#close(name));
  }

  push(text: string): void {
    this.#parser.write(text);
  }

  /** The keys of what the log's events have; null for the others. */
  get columns(): LogColumns {
    const optional = Object.fromEntries(OPTIONAL_ROLES.map((role) => [role, this.#optional[role].key])) as Record<
      OptionalRole,
      string | null
    >;
    return { case: 'trace', activity: this.#keys.activity ?? XES_KEYS.activity, time: this.#keys.time ?? XES_KEYS.time, ...optional };
  }

  finish(order: DateOrder | null = null): EventLog | EventLogFault {
    this.#parser.close();
    if (!this.#isLog) throw new XesFault(1, null);
    const count = this.#count;
    const { channel, start, lifecycle, instance } = this.#optional;
    const starts = start.cells(count);
    return buildEventLog(
      {
        cases: { codes: this.#traces.subarray(0, count), ...this.#caseNumbers() },
        activities: this.#activities.names(count) ?? { codes: new Uint32Array(count), numbers: Int32Array.of(-1), names: [] },
        channels: channel.names(count),
        starts: starts && timestampCells(starts),
        transitions: lifecycle.names(count),
        instances: instance.names(count),
        times: this.#times.finish(),
        lines: this.#lines.subarray(0, count),
        rejects: new EventRejectLog(),
      },
      order,
    );
  }

  #caseNumbers(): { numbers: Int32Array; names: { length: number } } {
    const known = new Map<string, number>();
    const numbers = new Int32Array(this.#traceCount);
    let count = 0;
    for (let trace = 0; trace < this.#traceCount; trace++) {
      const name = normalizeLabel(this.#traceNames[trace] ?? '');
      const number = (name === '' ? undefined : known.get(name)) ?? count++;
      if (name !== '') known.set(name, number);
      numbers[trace] = number;
    }
    return { numbers, names: { length: count } };
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#depth++;
    if (this.#depth === 1) this.#isLog = name === 'log';
    if (name === 'trace' && this.#depth === 2) {
      this.#inTrace = true;
      this.#traceCount++;
    } else if (name === 'event' && this.#inTrace && this.#depth === EVENT_DEPTH) {
      if (this.#count === this.#lines.length) this.#grow();
      this.#event = { line: this.#parser.line, activity: '', time: '' };
    } else if (this.#event && this.#depth === EVENT_DEPTH + 1) this.#attribute(this.#event, attributes);
    else if (this.#inTrace && this.#depth === EVENT_DEPTH && attributes.key === TRACE_NAME) {
      this.#traceNames[this.#traceCount - 1] = attributes.value ?? '';
    }
  }

  #attribute(event: { activity: string; time: string }, { key, value = '' }: Readonly<Record<string, string>>): void {
    const attribute = key === undefined ? null : this.#attributeOf(key);
    if (key === undefined || !attribute) return;
    const { role, rank } = attribute;
    if (role === 'activity' || role === 'time') event[role] = value;
    else this.#optional[role].set(this.#count, value, key, rank);
  }

  #attributeOf(key: string): Attribute | null {
    let attribute = this.#attributes.get(key);
    if (attribute === undefined) {
      attribute = this.#findAttribute(key);
      this.#attributes.set(key, attribute);
    }
    return attribute;
  }

  #findAttribute(key: string): Attribute | null {
    for (const role of ['activity', 'time', ...OPTIONAL_ROLES] as const) if (this.#keys[role] === key) return { role, rank: 0 };
    for (const role of ['activity', 'time'] as const)
      if (this.#keys[role] === undefined && XES_KEYS[role] === key) return { role, rank: 0 };
    for (const role of OPTIONAL_ROLES) {
      const rank = this.#keys[role] === undefined ? headerRank(key, role) : -1;
      if (rank >= 0) return { role, rank };
    }
    return null;
  }

  #close(name: string): void {
    if (name === 'event' && this.#event && this.#depth === EVENT_DEPTH) {
      const { line, activity, time } = this.#event;
      this.#traces[this.#count] = this.#traceCount - 1;
      this.#lines[this.#count] = line;
      this.#activities.set(this.#count, activity, 'activity', 0);
      this.#times.addText(time);
      this.#count++;
      this.#event = null;
    } else if (name === 'trace' && this.#depth === 2) this.#inTrace = false;
    this.#depth--;
  }

  #grow(): void {
    this.#traces = grown(this.#traces, this.#traces.length * 2);
    this.#lines = grown(this.#lines, this.#lines.length * 2);
  }
}

/** Depth of the elements in a trace. */
const EVENT_DEPTH = 3;

/** The values of one attribute by event, dictionary-encoded. Of several keys for one role, the most usual one in the log counts. */
class AttributeColumn {
  key: string | null = null;
  #rank = Number.POSITIVE_INFINITY;
  /** By event: the value's code + 1; 0 for none. */
  #codes = new Uint32Array();
  #values = new Map<string, number>();

  set(event: number, value: string, key: string, rank: number): void {
    const text = normalizeLabel(value);
    if (text === '' || rank > this.#rank) return;
    if (rank < this.#rank) {
      this.#values = new Map();
      this.#codes.fill(0);
      this.#rank = rank;
      this.key = key;
    }
    if (event >= this.#codes.length) this.#codes = grown(this.#codes, Math.max(1024, event * 2));
    let code = this.#values.get(text);
    if (code === undefined) {
      code = this.#values.size;
      this.#values.set(text, code);
    }
    this.#codes[event] = code + 1;
  }

  /** Null if no event has a value. */
  names(count: number): EncodedNames | null {
    const names = [...this.#values.keys()];
    if (names.length === 0) return null;
    return { codes: this.#all(count), numbers: Int32Array.from({ length: names.length + 1 }, (_, code) => code - 1), names };
  }

  /** As the column of a table, with the empty text for none. */
  cells(count: number): DictionaryColumn | null {
    return this.#values.size === 0 ? null : { codes: this.#all(count), values: ['', ...this.#values.keys()] };
  }

  #all(count: number): Uint32Array {
    return count <= this.#codes.length ? this.#codes.subarray(0, count) : grown(this.#codes, count);
  }
}

function grown(array: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(length);
  larger.set(array);
  return larger;
}
