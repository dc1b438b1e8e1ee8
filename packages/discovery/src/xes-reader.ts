/** XES, the IEEE standard 1849 for event logs, read as a stream. */
import { tidy } from '@parcours/model';
import { SaxesParser } from 'saxes';
import { type Log, Losses } from './log.ts';
import { readTimes } from './read-times.ts';

/** The text is no XES. */
export class XesFault extends Error {
  readonly line: number;
  /** What the XML parser says; null: it is XML, but no log. */
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
 * Text is handed in with `push`, in chunks of any size; `finish` gives the Log. A trace is a case. Where an event says its life cycle
 * (`lifecycle:transition`), only `complete` counts: beginning and end of one activity are not two. Only the entities of XML itself are
 * known, so nothing can be blown up by declaring others; what the text names outside itself is not fetched.
 *
 * @throws XesFault
 */
export class XesReader {
  readonly #parser = new SaxesParser({ position: true });
  readonly #losses = new Losses();
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
  #channels = new Int32Array(1024);
  #times = new Float64Array(1024);
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

  finish(): Log {
    this.#parser.close();
    if (!this.#isLog) throw new XesFault(1, null);
    const count = this.#count;
    return {
      cases: this.#cases.subarray(0, count),
      caseCount: this.#caseCount,
      activities: this.#activities.subarray(0, count),
      activityNames: [...this.#activityNames.keys()],
      channels: this.#channelNames.size > 0 ? this.#channels.subarray(0, count) : null,
      channelNames: [...this.#channelNames.keys()],
      times: this.#times.subarray(0, count),
      lost: this.#losses.all(),
    };
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
    const name = tidy(activity);
    const at = time === '' ? Number.NaN : (readTimes([time], null).times[0] as number);
    if (!done) this.#losses.add('lifecycle', line);
    else if (name === '') this.#losses.add('no-activity', line);
    else if (Number.isNaN(at)) this.#losses.add(time === '' ? 'no-time' : 'bad-time', line, time);
    else {
      if (this.#count === this.#times.length) this.#grow();
      if (!this.#caseUsed) this.#caseCount++;
      this.#caseUsed = true;
      this.#cases[this.#count] = this.#caseCount - 1;
      this.#activities[this.#count] = numberOf(name, this.#activityNames);
      const channelName = tidy(channel);
      this.#channels[this.#count] = channelName === '' ? -1 : numberOf(channelName, this.#channelNames);
      this.#times[this.#count] = at;
      this.#count++;
    }
  }

  #grow(): void {
    const length = this.#times.length * 2;
    const [cases, activities, channels, times] = [
      new Uint32Array(length),
      new Uint32Array(length),
      new Int32Array(length),
      new Float64Array(length),
    ];
    cases.set(this.#cases);
    activities.set(this.#activities);
    channels.set(this.#channels);
    times.set(this.#times);
    this.#cases = cases;
    this.#activities = activities;
    this.#channels = channels;
    this.#times = times;
  }
}

function numberOf(name: string, names: Map<string, number>): number {
  let code = names.get(name);
  if (code === undefined) {
    code = names.size;
    names.set(name, code);
  }
  return code;
}
