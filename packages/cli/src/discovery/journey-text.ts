/** A first journey from a log: what is passed, how often and where; the claims are left to people. */
import type { Discovery, Step } from '@parcours/discovery';
import { format, quote } from '@parcours/language';
import { formatHours, formatNumber, formatShare } from '@parcours/model';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';

/** Stages that fewer cases pass would make the map longer, not better. */
const MIN_STAGE_SHARE = 0.05;
/** Channels that fewer of a stage's events come over. */
const MIN_CHANNEL_SHARE = 0.2;

/**
 * Formatted text that `parcours check` finds no error in, with the keywords of the terminal's language. Channel switches are candidates for ruptures, not ruptures: whether the case was
 * carried over is not in a log, so they are comments. Volumes are the shares of cases.
 *
 * @param source the log, as it is called in the text.
 */
export function journeyText(found: Discovery, source: string, anonymous: number, { say, language }: Terminal): string {
  const steps = found.steps.filter(({ share, cases }) => share >= MIN_STAGE_SHARE && cases >= anonymous);
  const left = found.steps.filter((step) => !steps.includes(step));
  const channels = new UniqueIdentifiers(
    steps.flatMap((step) => step.channels.filter(isUsual).map(({ name }) => name)),
    'channel',
  );
  const stages = new UniqueIdentifiers(
    steps.map(({ activity }) => activity),
    'stage',
  );
  const comment = (text: string) => `// ${sanitizeLine(text)}`;
  const percent = (share: number) => formatShare(share, language, 1);

  const lines = [
    comment(say('journey.from', { path: source, cases: found.cases, events: found.events })),
    comment(say('journey.look-over')),
    '',
    ...channels.entries().map(([name, id]) => `channel ${id} ${quote(sanitizeLine(name))}`),
    '',
    `journey discovered ${quote(say('journey.label', { path: source }))} {`,
    ...steps.flatMap((step) => {
      const on = step.channels.filter(isUsual).map(({ name }) => channels.idOf(name));
      const volume = `${Math.round(step.share * 1000) / 10}%`;
      const where = on.length > 0 ? ` channel ${on.join(', ')}` : '';
      return [
        ...timing(step).map(comment),
        ...ruptures(step).map(comment),
        `stage ${stages.idOf(step.activity)} ${quote(sanitizeLine(step.activity))}${where} volume ${volume}`,
      ];
    }),
    ...(left.length > 0
      ? [
          comment(
            say('journey.left', {
              n: left.length,
              activities: left
                .slice(0, 10)
                .map(({ activity }) => activity)
                .join(', '),
            }),
          ),
        ]
      : []),
    '}',
  ];
  const text = format(`${lines.join('\n')}\n`, language);
  if (text === null) throw new Error('the journey that was made does not parse');
  return text;

  function timing({ duration, endShare }: Step): string[] {
    const ends = percent(endShare);
    if (!duration) return [say('journey.ends', { ends })];
    const [median, p90] = [formatHours(duration.median, language), formatHours(duration.p90, language)];
    return [say('journey.timing', { median, p90, ends })];
  }

  function ruptures({ activity }: Step): string[] {
    return (found.switches ?? [])
      .filter((each) => each.activity === activity)
      .map((each) =>
        say('journey.rupture', { from: each.from, to: each.to, cases: formatNumber(each.cases, language), share: percent(each.share) }),
      );
  }
}

function isUsual({ share }: { readonly share: number }): boolean {
  return share >= MIN_CHANNEL_SHARE;
}

/** A name of the language for each text, no two alike. */
class UniqueIdentifiers {
  readonly #ids = new Map<string, string>();

  constructor(texts: readonly string[], kind: string) {
    const taken = new Set<string>();
    for (const text of texts) {
      if (this.#ids.has(text)) continue;
      const base = toIdentifier(text) || `${kind}${this.#ids.size + 1}`;
      let id = base;
      for (let n = 2; taken.has(id); n++) id = `${base}_${n}`;
      taken.add(id);
      this.#ids.set(text, id);
    }
  }

  idOf(text: string): string {
    return this.#ids.get(text) as string;
  }

  entries(): [string, string][] {
    return [...this.#ids];
  }
}

const MAX_IDENTIFIER_LENGTH = 32;

/** Latin letters and digits of the text, in small letters; empty where it has no letter to begin with. */
function toIdentifier(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, MAX_IDENTIFIER_LENGTH)
    .replace(/_+$/, '');
}
