/** Generates a first journey from an event log. */
import type { Discovery, Step } from '@parcours/discovery';
import { format, quote, UniqueIdentifiers } from '@parcours/language';
import { formatHours, formatNumber, formatShare } from '@parcours/model';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';

/** Minimum share of cases for an activity to become a stage. */
const MIN_STAGE_SHARE = 0.05;
/** Minimum share of a stage's events for a channel to be listed. */
const MIN_CHANNEL_SHARE = 0.2;

/**
 * Returns formatted text without errors, with the keywords of the terminal's language. Channel switches are written as comments: a log does
 * not show whether the case was handed over, so they are only candidates for ruptures. Volumes are shares of cases.
 *
 * @param source the log's name in the text.
 */
export function journeyText(found: Discovery, source: string, anonymous: number, { translate, language }: Terminal): string {
  const steps = found.steps.filter(({ share, cases }) => share >= MIN_STAGE_SHARE && cases >= anonymous);
  const omitted = [...found.steps.filter((step) => !steps.includes(step)).map(({ activity }) => activity), ...found.suppressedSteps];
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
    comment(translate('journey.from', { path: source, cases: found.cases, events: found.events })),
    comment(translate('journey.look-over')),
    ...(found.isOrderKnown ? [] : [comment(translate('discover.unordered'))]),
    ...(anonymous === 0 ? [comment(translate('discover.not-anonymous'))] : []),
    '',
    ...channels.entries().map(([name, id]) => `channel ${id} ${quote(sanitizeLine(name))}`),
    '',
    `journey discovered ${quote(translate('journey.label', { path: source }))} {`,
    ...steps.flatMap((step) => {
      const channelIds = step.channels.filter(isUsual).map(({ name }) => channels.idOf(name));
      const volume = `${Math.round(step.share * 1000) / 10}%`;
      const channelAttribute = channelIds.length > 0 ? ` channel ${channelIds.join(', ')}` : '';
      return [
        ...timing(step).map(comment),
        ...ruptures(step).map(comment),
        `stage ${stages.idOf(step.activity)} ${quote(sanitizeLine(step.activity))}${channelAttribute} volume ${volume}`,
      ];
    }),
    ...(omitted.length > 0
      ? [
          comment(
            translate('journey.left', {
              n: omitted.length,
              activities: omitted.slice(0, 10).join(', '),
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
    const ends = endShare === null ? [] : [translate('journey.ends', { ends: percent(endShare) })];
    if (!duration) return ends;
    const median = formatHours(duration.median, language);
    const timing =
      duration.p90 === null
        ? translate('journey.timing-median', { median })
        : translate('journey.timing', { median, p90: formatHours(duration.p90, language) });
    return [[timing, ...ends].join(' ')];
  }

  function ruptures({ activity }: Step): string[] {
    return (found.switches ?? [])
      .filter((each) => each.activity === activity)
      .map((each) =>
        translate('journey.rupture', {
          from: each.from,
          to: each.to,
          cases: formatNumber(each.cases, language),
          share: percent(each.share),
        }),
      );
  }
}

function isUsual({ share }: { readonly share: number }): boolean {
  return share >= MIN_CHANNEL_SHARE;
}
