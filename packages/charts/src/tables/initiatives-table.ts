/** The action plan: initiatives with stage, owner, due date, effort, impact and status. */
import {
  formatDate,
  formatNumber,
  type InitiativeReport,
  type JourneyReport,
  type Language,
  translateTerm,
  translator,
} from '@parcours/model';
import { h, type VNode } from '../markup/element.ts';
import { messages } from '../messages.ts';
import { boundText } from '../text/format-figures.ts';
import { labelByName, labelOf } from '../text/labels.ts';
import { singleLine } from '../text/single-line.ts';
import { initiativeRemarks } from '../text/verdict-texts.ts';
import { dataCell, detailLine, numberCell, remarkSign, rowHeading, type TableOptions, tableElement } from './table.ts';

export interface InitiativesTableOptions extends TableOptions {
  /** Names are buttons, for a host that shows initiatives in the text. */
  readonly linksNames?: boolean;
}

/** The action plan of a journey. Rows carry `data-initiative` and `data-stage`. */
export function initiativesTable(journey: JourneyReport, { language, linksNames = false }: InitiativesTableOptions): VNode {
  const t = translator(messages, language);
  const headings = [
    { text: t('initiative') },
    { text: t('stage') },
    { text: t('owner') },
    { text: t('due') },
    { text: t('effort'), number: true },
    { text: t('impact'), number: true },
    { text: t('status') },
  ];
  const rows = journey.initiatives.map((initiative) => {
    const row = initiativeTexts(journey, initiative, language);
    return h('tr', { 'data-initiative': initiative.name, 'data-stage': initiative.stage }, [
      rowHeading(linksNames ? h('button', { type: 'button', class: 'link' }, row.label) : row.label),
      dataCell([row.stage, detailLine(row.perimeter)]),
      dataCell(row.owner),
      dataCell(h('span', { class: 'pc-nowrap' }, row.due)),
      numberCell(row.effort),
      numberCell([row.impact, remarkSign(initiativeRemarks(initiative, language), language)]),
      dataCell(row.status),
    ]);
  });
  return tableElement('initiatives', t('initiatives.caption', { journey: labelOf(journey) }), headings, [h('tbody', {}, rows)]);
}

export function initiativeTexts(journey: JourneyReport, initiative: InitiativeReport, language: Language) {
  return {
    label: labelOf(initiative),
    stage: initiative.stage === null ? '' : labelByName(journey.stages, initiative.stage),
    perimeter: [
      initiative.channel !== null && labelByName(journey.channels, initiative.channel),
      initiative.segment !== null && labelByName(journey.segments, initiative.segment),
    ]
      .filter(Boolean)
      .join(' · '),
    owner: initiative.owner === null ? '' : labelByName(journey.owners, initiative.owner),
    due: formatDate(singleLine(initiative.due ?? ''), language),
    effort: initiative.effort === null ? '' : formatNumber(initiative.effort, language),
    impact: initiative.impact === null ? '' : boundText(initiative.impact, journey.scale, language),
    status: initiative.status === null ? '' : translateTerm(initiative.status, language),
  };
}
