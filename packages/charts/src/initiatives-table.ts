/** What is done about the gaps. */
import { formatDate, formatNumber, type InitiativeReport, type JourneyReport, type Language, speaker, term } from '@parcours/model';
import { h, type Tree } from './element.ts';
import { boundText } from './figures.ts';
import { labelIn, labelOf } from './labels.ts';
import { oneLine } from './one-line.ts';
import { cell, figure, rowHead, sub, type TableOptions, table } from './table.ts';
import { words } from './words.ts';

export function initiativesTable(journey: JourneyReport, { language }: TableOptions): Tree {
  const say = speaker(words, language);
  const headings = [
    { text: say('initiative') },
    { text: say('stage') },
    { text: say('owner') },
    { text: say('due') },
    { text: say('effort'), number: true },
    { text: say('impact'), number: true },
    { text: say('status') },
  ];
  const rows = journey.initiatives.map((initiative) => {
    const row = initiativeTexts(journey, initiative, language);
    return h('tr', { 'data-initiative': initiative.name, 'data-stage': initiative.stage }, [
      rowHead(row.label),
      cell([row.stage, sub(row.perimeter)]),
      cell(row.owner),
      cell(h('span', { class: 'pc-nowrap' }, row.due)),
      figure(row.effort),
      figure(row.impact),
      cell(row.status),
    ]);
  });
  return table('initiatives', say('initiatives.caption', { journey: labelOf(journey) }), headings, [h('tbody', {}, rows)]);
}

export function initiativeTexts(journey: JourneyReport, initiative: InitiativeReport, language: Language) {
  return {
    label: labelOf(initiative),
    stage: initiative.stage === null ? '' : labelIn(journey.stages, initiative.stage),
    perimeter: [
      initiative.channel !== null && labelIn(journey.channels, initiative.channel),
      initiative.segment !== null && labelIn(journey.segments, initiative.segment),
    ]
      .filter(Boolean)
      .join(' · '),
    owner: initiative.owner === null ? '' : labelIn(journey.owners, initiative.owner),
    due: formatDate(oneLine(initiative.due ?? ''), language),
    effort: initiative.effort === null ? '' : formatNumber(initiative.effort, language),
    impact: initiative.impact === null ? '' : boundText(initiative.impact, journey.scale, language),
    status: initiative.status === null ? '' : term(initiative.status, language),
  };
}
