/** The lanes below the curve of the journey map: what each says of a stage. */
import {
  formatShare,
  isSuppressed,
  type JourneyReport,
  type Language,
  type StageNote,
  type StageReport,
  translateTerm,
  translator,
  type Verbatim,
} from '@parcours/model';
import { LANES, type Lane } from '../choices.ts';
import { type Child, h, type VNode } from '../markup/element.ts';
import { round, ruptureMark } from '../markup/marks.ts';
import { messages } from '../messages.ts';
import { stageNoteText, stageVerbatims } from '../reports/stage-notes.ts';
import { initiativeTexts } from '../tables/initiatives-table.ts';
import { evidenceText, missingText, sampleSizeText } from '../text/format-figures.ts';
import { labelByName, labelOf } from '../text/labels.ts';
import { singleLine } from '../text/single-line.ts';
import { briefBasicsText } from '../text/verdict-texts.ts';

/** Order of the lanes, and which of them are switched off. */
export interface LaneChoice {
  readonly order: readonly Lane[];
  readonly hidden: readonly Lane[];
}

export const DEFAULT_LANES: LaneChoice = { order: LANES, hidden: [] };

/** The lanes in their chosen order; those that a choice of another version does not know come last. */
export function orderedLanes({ order }: LaneChoice): Lane[] {
  return [...new Set([...order.filter((lane) => LANES.includes(lane)), ...LANES])];
}

/** The lanes in which at least one stage has something. */
export function filledLanes(journey: JourneyReport): ReadonlySet<Lane> {
  return new Set(LANES.filter((lane) => journey.stages.some((stage) => isFilled[lane](stage, journey))));
}

export function laneName(lane: Lane, language: Language): { readonly name: string; readonly hint: string } {
  const t = translator(messages, language);
  const hint = lane === 'volume' || lane === 'channels' || lane === 'ruptures' || lane === 'pains' || lane === 'initiatives';
  return { name: t(`lane.${lane}`), hint: hint ? t(`lane.${lane}.hint`) : '' };
}

/** What a lane says of a stage; null: nothing. */
export function laneCell(lane: Lane, journey: JourneyReport, stage: StageReport, language: Language): Child {
  return isFilled[lane](stage, journey) ? cells[lane](stage, journey, language) : null;
}

const hasNote =
  (...kinds: readonly StageNote['kind'][]) =>
  ({ notes }: StageReport) =>
    notes.some(({ kind }) => kinds.includes(kind));

const isFilled: Readonly<Record<Lane, (stage: StageReport, journey: JourneyReport) => boolean>> = {
  // Where nothing is linked the curve says once that nothing is measured.
  evidence: (stage, { studies, missing }) => stage.measured !== null || isSuppressed(stage) || studies.length + missing.length > 0,
  volume: ({ declares }) => declares.volume,
  channels: ({ channels, touchpoints }) => channels.length + touchpoints.length > 0,
  ruptures: ({ ruptures }) => ruptures.length > 0,
  does: hasNote('does'),
  needs: hasNote('need-explicit', 'need-implicit'),
  choices: hasNote('choice'),
  expectations: hasNote('expects'),
  feels: hasNote('feels'),
  pains: (stage) => hasNote('pain')(stage) || briefBasicsText(stage, 'en') !== null,
  quotes: (stage, journey) => stageVerbatims(journey, stage).length > 0,
  ideas: hasNote('idea'),
  notes: hasNote('note'),
  initiatives: ({ name }, { initiatives }) => initiatives.some(({ stage }) => stage === name),
  owner: (stage, journey) => ownersOf(stage, journey).length > 0,
};

type LaneCell = (stage: StageReport, journey: JourneyReport, language: Language) => Child;

const noted =
  (...kinds: readonly StageNote['kind'][]): LaneCell =>
  ({ notes }, _journey, language) =>
    notes.filter(({ kind }) => kinds.includes(kind)).map((note) => line(stageNoteText(note, language)));

const cells: Readonly<Record<Lane, LaneCell>> = {
  evidence: (stage, journey, language) => {
    const { measured } = stage;
    if (!measured) return line(missingText(journey, stage, language), 'pc-muted');
    const evidence = evidenceText(measured.evidence, language);
    return line(translator(messages, language)('lane.evidence.n', { n: sampleSizeText(measured, language), evidence }));
  },
  volume: ({ volume }, _journey, language) => [
    shareBar(volume, 'pc-volume-bar'),
    h('p', { class: 'pc-lane-item', dir: 'auto' }, volumeText(volume, language)),
  ],
  channels: ({ channels, touchpoints }, journey) => [
    channels.map((name) => line(labelByName(journey.channels, name), 'pc-strong')),
    touchpoints.map((name) => line(labelByName(journey.touchpoints, name), 'pc-muted')),
  ],
  ruptures: ({ ruptures }, { channels }) =>
    ruptures.map(({ from, to, text }) =>
      h('div', { class: 'pc-lane-item' }, [
        h('span', { class: 'pc-strong pc-rupture-way', dir: 'auto' }, [
          `${labelByName(channels, from)} `,
          ruptureIcon(),
          to !== null && ` ${labelByName(channels, to)}`,
        ]),
        h('span', { class: 'pc-lane-detail', dir: 'auto' }, singleLine(text)),
      ]),
    ),
  does: noted('does'),
  needs: ({ notes }, _journey, language) =>
    notes.map((note) =>
      note.kind === 'need-explicit'
        ? line(stageNoteText(note, language))
        : note.kind === 'need-implicit' &&
          h('p', { class: 'pc-lane-item', dir: 'auto' }, [
            h('span', { class: 'pc-lane-mark' }, translator(messages, language)('lane.needs.latent')),
            stageNoteText(note, language),
          ]),
    ),
  choices: noted('choice'),
  expectations: noted('expects'),
  feels: noted('feels'),
  pains: (stage, _journey, language) => {
    const basics = briefBasicsText(stage, language);
    return [
      noted('pain')(stage, _journey, language),
      basics !== null &&
        stage.basicsUnmet !== null && [shareBar(stage.basicsUnmet, 'pc-pain-bar'), line(basics, stage.basicsFail ? 'pc-strong' : '')],
    ];
  },
  quotes: (stage, journey, language) =>
    stageVerbatims(journey, stage)
      .slice(0, MAX_QUOTES)
      .map(({ verbatim, study }) => quotation(verbatim, study, language)),
  ideas: noted('idea'),
  notes: noted('note'),
  initiatives: ({ name }, journey, language) =>
    journey.initiatives
      .filter(({ stage }) => stage === name)
      .map((initiative) => {
        const t = translator(messages, language);
        const { label, impact, status, effort, due } = initiativeTexts(journey, initiative, language);
        const details = [status, effort && t('lane.initiatives.effort', { effort }), due && t('lane.initiatives.due', { due })].filter(
          Boolean,
        );
        return h('div', { class: 'pc-lane-item', 'data-initiative': initiative.name }, [
          h('span', { class: 'pc-strong', dir: 'auto' }, label),
          impact && h('span', { class: 'pc-lane-detail' }, t('lane.initiatives.expected', { impact })),
          details.length > 0 && h('span', { class: 'pc-lane-detail pc-muted' }, details.join(' · ')),
        ]);
      }),
  owner: (stage, journey) => ownersOf(stage, journey).map((owner) => line(owner)),
};

/** `80% of customers`; styles hide the words in tight columns. */
function volumeText(volume: number, language: Language): Child {
  const share = formatShare(volume, language);
  const [before = '', after = ''] = translator(messages, language)('lane.volume.share', { share }).split(share);
  return [before, share, h('span', { class: 'pc-volume-word' }, after)];
}

/** A cell stays small: the evidence has all comments. */
const MAX_QUOTES = 3;

function quotation({ text, count, line: row }: Verbatim, study: string, language: Language): VNode {
  const t = translator(messages, language);
  return h('p', { class: 'pc-lane-item pc-quote', 'data-study': study, 'data-line': row }, [
    h('q', { dir: 'auto' }, t('quoted', { text: singleLine(text) })),
    ' ',
    count > 1 && h('span', { class: 'pc-strong' }, t('lane.quotes.times', { count })),
    ' ',
    h('span', { class: 'pc-muted pc-nowrap' }, t('left.line', { lines: row })),
  ]);
}

/** Who answers for the touchpoints of a stage, each once. */
function ownersOf({ touchpoints }: StageReport, journey: JourneyReport): string[] {
  const names = touchpoints.flatMap((each) => journey.touchpoints.find(({ name }) => name === each)?.owner ?? []);
  return [...new Set(names)].map((owner) => labelByName(journey.owners, owner));
}

function line(text: string, kind = ''): VNode {
  return h('p', { class: ['pc-lane-item', kind].filter(Boolean).join(' '), dir: 'auto' }, text);
}

/** A bar of 60 × 8 pixels, filled to a share of 0–1. */
function shareBar(share: number, kind: string): VNode {
  return h('svg', { class: `pc-chart pc-share-bar ${kind}`, width: 62, height: 10, viewBox: '0 0 62 10', 'aria-hidden': 'true' }, [
    h('rect', { class: 'pc-share-track', x: 1, y: 1, width: 60, height: 8 }),
    h('rect', { class: 'pc-share-fill', x: 1, y: 1, width: round(60 * Math.min(1, Math.max(0, share))), height: 8 }),
  ]);
}

/** The broken arrow in a line of text; styles mirror it where the text runs from right to left. */
export function ruptureIcon(): VNode {
  return h('svg', { class: 'pc-chart pc-rupture-icon', width: 24, height: 12, viewBox: '0 0 24 12', role: 'img', 'aria-label': '→' }, [
    ruptureMark(12, 6),
  ]);
}

/** The name of a stage with its number and the star of a moment of truth. */
export function stageName(stage: StageReport, at: number, language: Language): Child {
  return [
    h('span', { class: 'pc-stage-number' }, String(at + 1)),
    ' ',
    h('span', { class: 'pc-stage-name', dir: 'auto' }, labelOf(stage)),
    stage.momentOfTruth && [
      ' ',
      h('span', { class: 'pc-truth' }, ['★', h('span', { class: 'pc-truth-word' }, ` ${translateTerm('moment-of-truth', language)}`)]),
    ],
  ];
}
