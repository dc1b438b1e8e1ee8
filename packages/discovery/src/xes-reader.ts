/** Streaming parser for XES, the IEEE 1849 standard for event logs. */
import { type DateOrder, normalizeLabel } from '@parcours/model';
import { TimestampColumn, type TimestampFault } from '@parcours/observations';
import { SaxesParser } from 'saxes';
import { buildEventLog } from './build-event-log.ts';
import { type EventLog, EventRejectLog } from './event-log.ts';

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

export interface XesKeys {
  readonly activity: string;
  readonly time: string;
  readonly channel: readonly string[];
}

export const XES_KEYS: XesKeys = {
  activity: 'concept:name',
  time: 'time:timestamp',
  channel: ['channel', 'canal', 'Kanal', 'org:channel'],
};

/**
 * Call `push` with chunks of any size, then `finish` for the EventLog. A trace is a case. If events have a life cycle
 * (`lifecycle:transition`), only `complete` counts, so that start and end of an activity are one event. Only XML's predefined entities are
 * decoded, against entity expansion attacks; external references are not fetched.
 *
 * @throws XesFault
 */
export class XesReader {
  readonly #parser = new SaxesParser({ position: true });
  readonly #rejects = new EventRejectLog();
  readonly #keys: XesKeys;
  #depth = 0;
  #isLog = false;
  #inTrace = false;
  #event: { line: number; depth: number; activity: string; time: string; channel: string; done: boolean } | null = null;

  #caseCount = 0;
  #caseUsed = false;
  #count = 0;
  #cases = new Uint32Array(1024);
  #activities = new Uint32Array(1024);
  /** By event: the channel's code + 1; 0 for none. */
  #channels = new Uint32Array(1024);
  #lines = new Uint32Array(1024);
  readonly #times = new TimestampColumn();
  readonly #activityNames = new Map<string, number>();
  readonly #channelNames = new Map<string, number>();

  constructor(keys: Partial<XesKeys> = {}) {
    this.#keys = { ...XES_KEYS, ...keys };
    this.#parser.on('error', (error) => {
      throw new XesFault(this.#parser.line, error.message.replace(/^\d+:\d+: /, ''));
    });
    this.#parser.on('opentag', ({ name, attributes }) => this.#open(name, attributes as Readonly<Record<string, string>>));
    this.#parser.on('closetag', ({ name }) => this.#close(name));
  }

  push(text: string): void {
    this.#parser.write(text);
  }

  finish(order: DateOrder | null = null): EventLog | TimestampFault {
    this.#parser.close();
    if (!this.#isLog) throw new XesFault(1, null);
    const count = this.#count;
    const [activityNames, channelNames] = [[...this.#activityNames.keys()], [...this.#channelNames.keys()]];
    return buildEventLog(
      {
        cases: { codes: this.#cases.subarray(0, count), numbers: identityCodes(this.#caseCount), names: { length: this.#caseCount } },
        activities: { codes: this.#activities.subarray(0, count), numbers: identityCodes(activityNames.length), names: activityNames },
        channels:
          channelNames.length === 0
            ? null
            : {
                codes: this.#channels.subarray(0, count),
                numbers: identityCodes(channelNames.length + 1).map((code) => code - 1),
                names: channelNames,
              },
        times: this.#times.finish(),
        lines: this.#lines.subarray(0, count),
        rejects: this.#rejects,
      },
      order,
    );
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#depth++;
    if (this.#depth === 1) this.#isLog = name === 'log';
    if (name === 'trace' && this.#depth === 2) {
      this.#inTrace = true;
      this.#caseUsed = false;
    } else if (name === 'event' && this.#inTrace && this.#depth === 3) {
      this.#event = { line: this.#parser.line, depth: this.#depth, activity: '', time: '', channel: '', done: true };
    } else if (this.#event && this.#depth === this.#event.depth + 1) this.#attribute(this.#event, attributes);
  }

  #attribute(
    event: { activity: string; time: string; channel: string; done: boolean },
    { key, value = '' }: Readonly<Record<string, string>>,
  ): void {
    if (key === this.#keys.activity) event.activity = value;
    else if (key === this.#keys.time) event.time = value;
    else if (key !== undefined && this.#keys.channel.includes(key)) event.channel = value;
    else if (key === 'lifecycle:transition') event.done = value.toLowerCase() === 'complete' || value === '';
  }

  #close(name: string): void {
    if (name === 'event' && this.#event?.depth === this.#depth) {
      this.#add(this.#event);
      this.#event = null;
    } else if (name === 'trace' && this.#depth === 2) this.#inTrace = false;
    this.#depth--;
  }

  #add({ line, activity, time, channel, done }: { line: number; activity: string; time: string; channel: string; done: boolean }): void {
    const name = normalizeLabel(activity);
    if (!done) this.#rejects.add('lifecycle', line);
    else if (name === '') this.#rejects.add('no-activity', line);
    else {
      if (this.#count === this.#lines.length) this.#grow();
      if (!this.#caseUsed) this.#caseCount++;
      this.#caseUsed = true;
      this.#cases[this.#count] = this.#caseCount - 1;
      this.#activities[this.#count] = codeOf(name, this.#activityNames);
      const channelName = normalizeLabel(channel);
      this.#channels[this.#count] = channelName === '' ? 0 : codeOf(channelName, this.#channelNames) + 1;
      this.#lines[this.#count] = line;
      this.#times.addText(time);
      this.#count++;
    }
  }

  #grow(): void {
    this.#cases = grown(this.#cases);
    this.#activities = grown(this.#activities);
    this.#channels = grown(this.#channels);
    this.#lines = grown(this.#lines);
  }
}

function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

function identityCodes(length: number): Int32Array {
  return Int32Array.from({ length }, (_, at) => at);
}

function codeOf(name: string, names: Map<string, number>): number {
  let code = names.get(name);
  if (code === undefined) {
    code = names.size;
    names.set(name, code);
  }
  return code;
}
