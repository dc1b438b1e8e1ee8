import { comparedText, indexRemarks, journeySubtitle, personaCard, REMARK_SIGN, scoreText } from '@parcours/charts';
import { h, type VNode } from '@parcours/charts/element';
import { formatFixed, type JourneyReport, type Language } from '@parcours/model';
import { panelTranslator } from '../messages.ts';

/** Which journey, whose figures, its score, and what is compared: the heading of every tab about one journey. */
export function journeyHeading(journey: JourneyReport, language: Language): VNode {
  const t = panelTranslator(language);
  const { score, index } = journey;
  const figures =
    score === null || index === null
      ? t('unmeasured')
      : t('score', { score: scoreText(score, journey.scale, language), index: formatFixed(index, language, 1) });
  const remarks = indexRemarks(journey, language);
  const about = journeySubtitle(journey, language);
  return h('header', { class: 'heading' }, [
    h('div', {}, [
      h('h1', {}, journey.label ?? journey.name),
      h('p', {}, [
        ...about.map((each) => h('span', { class: 'subtitle' }, `${each} · `)),
        h('span', { class: 'figures' }, figures),
        remarks.length > 0 && h('span', { class: 'pc-remark', title: remarks.join('\n') }, ` ${REMARK_SIGN}`),
      ]),
      journey.comparisons.length > 0 &&
        h('p', { class: 'compared' }, t('compared', { what: journey.comparisons.map((each) => comparedText(each, language)).join(' · ') })),
    ]),
    personaCard(journey, language),
  ]);
}
