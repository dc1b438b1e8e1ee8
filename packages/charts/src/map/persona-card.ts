/** Who lives the journey: initials, goals, frustrations and a quote of the persona. */
import { type JourneyReport, type Language, translator } from '@parcours/model';
import { type Child, h, type VNode } from '../markup/element.ts';
import { messages } from '../messages.ts';
import { labelOf } from '../text/labels.ts';
import { singleLine } from '../text/single-line.ts';
import { graphemes } from '../text/text-layout.ts';

/** The card of the journey's persona; null without one. */
export function personaCard({ persona, segment }: JourneyReport, language: Language): VNode | null {
  if (!persona) return null;
  const t = translator(messages, language);
  const name = labelOf(persona);
  const row = (word: string, texts: readonly string[]): Child =>
    texts.length > 0 && h('p', { class: 'pc-persona-row' }, [h('span', { class: 'pc-muted' }, word), ' ', joined(texts)]);
  const [quote] = persona.quotes;
  return h('section', { class: 'pc-persona', 'aria-label': name }, [
    h('span', { class: 'pc-persona-initials', 'aria-hidden': 'true' }, initials(name)),
    h('div', {}, [
      h('p', { class: 'pc-persona-row' }, [
        h('strong', { dir: 'auto' }, name),
        segment && h('span', { class: 'pc-muted' }, ` ${labelOf(segment)}`),
      ]),
      row(t('persona.wants'), persona.goals),
      row(t('persona.suffers'), persona.frustrations),
      quote !== undefined &&
        h('p', { class: 'pc-persona-row pc-quote' }, h('q', { dir: 'auto' }, t('quoted', { text: singleLine(quote) }))),
    ]),
  ]);
}

const joined = (texts: readonly string[]): Child =>
  texts.map((text, at) => [at > 0 && ' · ', h('span', { dir: 'auto' }, singleLine(text))]);

/** The first letters of the first two words before a comma: `Léa Martin, 38 ans` is LM. */
function initials(name: string): string {
  const words = (name.split(/[,(–]/)[0] ?? name).split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => (graphemes(word)[0] ?? '').toLocaleUpperCase())
    .join('');
}
