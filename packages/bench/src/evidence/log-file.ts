/** A deterministic event log of any size: about 50 bytes an event, ordered by time, not by case. */
import { closeSync, openSync, writeSync } from 'node:fs';

const STEPS = ['look', 'compare', 'configure', 'quote', 'advice', 'follow', 'order', 'delivery', 'fitting', 'complaint'];
const CHANNELS = ['web', 'store', 'phone'];
const EVENTS_A_CASE = 8;
/** Concurrent cases. */
const OPEN_CASES = 5000;
const LINES_A_WRITE = 20_000;

/** Writes `events` rows of CSV. A case follows the steps, sometimes goes back or skips one, and changes channel. */
export function writeLog(path: string, events: number): void {
  const file = openSync(path, 'w');
  writeSync(file, 'case,activity,timestamp,channel\n');
  let seed = 42;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const cases = Array.from({ length: OPEN_CASES }, (_, at) => ({ key: at, step: 0, channel: at % 3 }));
  let next = OPEN_CASES;
  let time = Date.UTC(2025, 0, 1);
  let text = '';
  for (let event = 0; event < events; event++) {
    const open = cases[random(OPEN_CASES)] as (typeof cases)[number];
    time += random(12) * 1000;
    text += `case-${open.key},${STEPS[open.step]},${new Date(time).toISOString().slice(0, 19)},${CHANNELS[open.channel]}\n`;
    const way = random(20);
    open.step += way === 0 ? -1 : way < 3 ? 2 : 1;
    if (random(5) === 0) open.channel = random(3);
    if (open.step < 0) open.step = 0;
    if (open.step >= STEPS.length || random(EVENTS_A_CASE * 2) === 0) Object.assign(open, { key: next++, step: 0, channel: random(3) });
    if ((event + 1) % LINES_A_WRITE === 0) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, text);
  closeSync(file);
}
