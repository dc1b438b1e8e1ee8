/** The results of `discover` as tables. */
import type { TableDocument, TableSection } from '@parcours/charts';
import type { Conformance, Discovery, DurationSummary, LogColumns } from '@parcours/discovery';
import { formatDate, formatHours, formatNumber, formatShare } from '@parcours/model';
import type { Terminal } from '../terminal.ts';

export interface MeasuredConformance {
  readonly journey: string;
  readonly conformance: Conformance;
  /** Activities that are not a stage of this journey, with the other journeys that have such a stage. */
  readonly knownElsewhere: ReadonlyMap<string, readonly string[]>;
}

export function discoveryDocument(
  path: string,
  columns: LogColumns,
  found: Discovery,
  measured: MeasuredConformance | null,
  anonymous: number,
  terminal: Terminal,
): TableDocument {
  const { translate, language } = terminal;
  const share = (value: number) => formatShare(value, language, 1);
  const count = (value: number) => formatNumber(value, language);
  const orDash = <T>(value: T | null, say: (value: T) => string) => (value === null ? '–' : say(value));
  const hours = (value: number | null) => orDash(value, (each) => formatHours(each, language));
  const spread = (value: DurationSummary | null) => [hours(value?.median ?? null), hours(value?.p90 ?? null)];
  const text = (key: Parameters<typeof translate>[0]) => ({ text: (translate as (key: string) => string)(key) });
  const number = (key: Parameters<typeof translate>[0]) => ({ ...text(key), number: true });

  const { first, last, duration } = found;
  const facts = [
    translate('discover.facts', { cases: found.cases, events: found.events }),
    ...(first !== null && last !== null
      ? [
          translate(found.inUtc ? 'discover.period-utc' : 'discover.period', {
            first: formatDate(day(first), language),
            last: formatDate(day(last), language),
          }),
        ]
      : []),
    ...(duration
      ? [
          duration.p90 === null
            ? translate('discover.duration-median', { median: hours(duration.median) })
            : translate('discover.duration', { median: hours(duration.median), p90: hours(duration.p90) }),
        ]
      : []),
    translate(columns.channel === null ? 'discover.columns' : 'discover.columns-channel', {
      case: columns.case ?? '',
      activity: columns.activity ?? '',
      time: columns.time ?? '',
      channel: columns.channel ?? '',
    }),
    ...(found.isOrderKnown ? [] : [translate('discover.unordered')]),
    ...(columns.start === null ? [] : [translate('discover.column-start', { start: columns.start })]),
    ...(columns.lifecycle === null ? [] : [translate('discover.column-lifecycle', { lifecycle: columns.lifecycle })]),
    ...found.lost.map(({ reason, count: n, lines, examples }) => {
      const met =
        examples.length > 0 ? translate('lost.met', { examples: examples.map((each) => `"${each.slice(0, 40)}"`).join(', ') }) : '';
      return `${translate(`lost.${reason}`, { n, line: String(lines[0] ?? '–') })}${met}`;
    }),
  ];

  const paths: TableSection = {
    title: translate('discover.paths', { n: found.paths.count }),
    columns: [text('discover.path'), number('discover.cases'), number('discover.share')],
    rows: found.paths.shown.map((each) => [each.activities.join(' → '), count(each.cases), share(each.share)]),
    notes:
      found.paths.otherCases > 0
        ? [translate('discover.other-paths', { cases: found.paths.otherCases, share: share(found.paths.otherCases / found.cases) })]
        : [],
  };
  const isTimed = found.steps.some(({ service, waiting }) => service ?? waiting);
  const steps: TableSection = {
    title: translate('discover.steps'),
    columns: [
      ...[text('discover.step'), number('discover.cases'), number('discover.share'), number('discover.repeating')],
      ...[number('discover.median'), number('discover.p90'), number('discover.ends')],
      ...(isTimed ? SERVICE_COLUMNS.map(number) : []),
    ],
    rows: found.steps.map((step) => [
      step.activity,
      count(step.cases),
      share(step.share),
      orDash(step.repeating, count),
      ...spread(step.duration),
      orDash(step.endShare, share),
      ...(isTimed ? [...spread(step.service), ...spread(step.waiting)] : []),
    ]),
    notes: [
      ...(found.isOrderKnown ? [translate('discover.steps-note')] : []),
      ...(isTimed ? [translate('discover.service-note')] : []),
      ...(found.suppressedSteps.length > 0
        ? [translate('discover.suppressed-steps', { n: found.suppressedSteps.length, limit: anonymous })]
        : []),
    ],
  };
  const switches: TableSection[] =
    found.switches === null
      ? []
      : [
          {
            title: translate('discover.switches'),
            columns: [
              ...[text('discover.switch'), text('discover.goes-on'), number('discover.cases'), number('discover.share')],
              ...[number('discover.again'), number('discover.ends-there')],
            ],
            rows: found.switches.map((each) => [
              `${each.from} → ${each.to}`,
              each.activity,
              count(each.cases),
              share(each.share),
              orDash(each.again, count),
              orDash(each.ends, count),
            ]),
            notes: [translate(found.switches.length > 0 ? 'discover.switches-note' : 'discover.no-switches')],
          },
        ];
  const tables = [...(measured ? conformanceTables(measured) : []), ...(found.isOrderKnown ? [paths] : []), steps, ...switches];
  const hidden = [anonymous > 0 ? translate('discover.anonymous', { n: anonymous }) : translate('discover.not-anonymous')];
  return { title: translate('discover.title', { path }), paragraphs: [...facts, ...hidden], sections: tables };

  function conformanceTables({ journey, conformance: held, knownElsewhere }: MeasuredConformance): TableSection[] {
    const of = (cases: number) => share(held.cases === 0 ? 0 : cases / held.cases);
    const summary = (key: 'conform.follow' | 'conform.complete' | 'conform.back' | 'conform.unknown', n: number | null) =>
      n === null ? [] : [translate(key, { n, share: of(n) })];
    return [
      {
        title: translate('conform.title', { journey }),
        columns: [
          ...[text('conform.stage'), text('conform.activities'), number('discover.cases'), number('discover.share')],
          ...[number('conform.declared'), number('conform.skipped'), number('conform.ends')],
        ],
        rows: held.stages.map((stage) => [
          stage.label ?? stage.name,
          stage.activities.join(', ') || '–',
          orDash(stage.cases, count),
          orDash(stage.share, share),
          stage.declared === null ? '–' : share(stage.declared),
          orDash(stage.skipped, count),
          orDash(stage.ends, count),
        ]),
        notes: [
          ...summary('conform.follow', held.follow),
          // It says "of them".
          ...(held.follow === null ? [] : summary('conform.complete', held.complete)),
          ...summary('conform.back', held.back),
          ...summary('conform.unknown', held.unknown),
          translate('conform.note'),
        ],
      },
      ...(held.deviations.length === 0
        ? []
        : [
            {
              title: translate('conform.deviations'),
              columns: [text('conform.back-from'), text('conform.back-to'), number('discover.cases'), number('discover.share')],
              rows: held.deviations.map((each) => [each.from, each.to, count(each.cases), of(each.cases)]),
              notes: [],
            },
          ]),
      ...(held.unknownActivities.length === 0
        ? []
        : [
            {
              title: translate('conform.unknown-title'),
              columns: [text('discover.step'), number('discover.cases'), number('conform.events'), text('conform.known-by')],
              rows: held.unknownActivities.map(({ activity, cases, events, near }) => [
                activity,
                orDash(cases, count),
                orDash(events, count),
                (knownElsewhere.get(activity) ?? []).join(', ') ||
                  (near === null ? translate('conform.no-journey') : translate('conform.near', { name: near })),
              ]),
              notes: [],
            },
          ]),
    ];
  }
}

const SERVICE_COLUMNS = ['discover.service-median', 'discover.service-p90', 'discover.waiting-median', 'discover.waiting-p90'] as const;

/** ISO date, the same in every language. */
function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
