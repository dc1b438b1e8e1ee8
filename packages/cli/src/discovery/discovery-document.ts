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
  const spread = (value: DurationSummary | null) =>
    value ? [formatHours(value.median, language), formatHours(value.p90, language)] : ['–', '–'];
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
      ? [translate('discover.duration', { median: formatHours(duration.median, language), p90: formatHours(duration.p90, language) })]
      : []),
    translate(columns.channel === null ? 'discover.columns' : 'discover.columns-channel', {
      case: columns.case ?? '',
      activity: columns.activity ?? '',
      time: columns.time ?? '',
      channel: columns.channel ?? '',
    }),
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
  const steps: TableSection = {
    title: translate('discover.steps'),
    columns: [
      ...[text('discover.step'), number('discover.cases'), number('discover.share'), number('discover.repeating')],
      ...[number('discover.median'), number('discover.p90'), number('discover.ends')],
    ],
    rows: found.steps.map((step) => [
      step.activity,
      count(step.cases),
      share(step.share),
      count(step.repeating),
      ...spread(step.duration),
      share(step.endShare),
    ]),
    notes: [translate('discover.steps-note')],
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
              count(each.again),
              count(each.ends),
            ]),
            notes: [translate(found.switches.length > 0 ? 'discover.switches-note' : 'discover.no-switches')],
          },
        ];
  const tables = [...(measured ? conformanceTables(measured) : []), paths, steps, ...switches];
  const hidden = anonymous > 0 ? [translate('discover.anonymous', { n: anonymous })] : [];
  return { title: translate('discover.title', { path }), paragraphs: [...facts, ...hidden], sections: tables };

  function conformanceTables({ journey, conformance: held, knownElsewhere }: MeasuredConformance): TableSection[] {
    const of = (cases: number) => share(held.cases === 0 ? 0 : cases / held.cases);
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
          count(stage.cases),
          share(stage.share),
          stage.declared === null ? '–' : share(stage.declared),
          count(stage.skipped),
          count(stage.ends),
        ]),
        notes: [
          translate('conform.follow', { n: held.follow, share: of(held.follow) }),
          translate('conform.complete', { n: held.complete, share: of(held.complete) }),
          translate('conform.back', { n: held.back, share: of(held.back) }),
          translate('conform.unknown', { n: held.unknown, share: of(held.unknown) }),
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
                count(cases),
                count(events),
                (knownElsewhere.get(activity) ?? []).join(', ') ||
                  (near === null ? translate('conform.no-journey') : translate('conform.near', { name: near })),
              ]),
              notes: [],
            },
          ]),
    ];
  }
}

/** ISO date, the same in every language. */
function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
