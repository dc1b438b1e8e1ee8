import { type Cause, type CauseFinder, causeOf } from './cause.ts';

/** Attributes that say something by standing there. */
const FLAGS = ['moment of truth', 'lower is better', 'panel', 'hot', 'cold'];

const NO = 'no|none|not|false|non|faux|aucun|nein|falsch|kein|keiner|0|-|–|—|n';
const YES = 'yes|true|oui|vrai|ja|wahr|1|x|y|o|j';
/** A word before a flag that denies it. */
const DENIAL = /(?:no|not a|pas de|pas un|kein|non)\s+$/iu;

/** `moment of truth: no`, `moment of truth yes`, `no moment of truth`: a flag that is denied is removed whole, never left standing. */
export const flagWithValue: CauseFinder = ({ lineText, locale, line, text }) => {
  const causes: Cause[] = [];
  for (const flag of new Set(FLAGS.flatMap((each) => [each, locale.spellKeyword(each)]))) {
    for (const { index } of lineText.matchAll(new RegExp(`(?<![\\p{L}\\p{N}_-])${flag}(?![\\p{L}\\p{N}_])`, 'gu'))) {
      const behind = lineText.slice(index + flag.length);
      const [answer, word = ''] = new RegExp(`^\\s*(?:->|[:=])?\\s*[("']?(${NO}|${YES})[)"']?(?=[\\s{},;]|$)`, 'iu').exec(behind) ?? [];
      const denial = DENIAL.exec(lineText.slice(0, index))?.[0] ?? '';
      if (answer === undefined && denial === '') continue;
      const isDenied = denial !== '' || new RegExp(`^(?:${NO})$`, 'iu').test(word);
      const from = isDenied ? index - denial.length : index + flag.length;
      const to = index + flag.length + (answer?.length ?? 0);
      // The space before goes with what is removed.
      const start = line.start + (isDenied ? lineText.slice(0, from).trimEnd().length : from);
      const end = line.start + to;
      const blamed = { start: line.start + index - denial.length, end };
      const found = text.slice(start, end).trim();
      causes.push(causeOf('JRN0126', blamed, { flag, found }, [{ start, end, text: '' }]));
    }
  }
  return causes;
};

/** `higher is better`, in the words of each language. */
const DEFAULT_DIRECTION =
  /(?<![\p{L}\p{N}_-])(?:(?:higher|more|bigger|greater|up) is better|(?:plus haut|plus|le plus)(?: c[’']est| vaut| est)? (?:le )?mieux|(?:höher|mehr|größer) (?:ist|is) besser)(?![\p{L}\p{N}_])/iu;

/** `kpi rate … higher is better`: what holds anyway is not written. */
export const defaultDirection: CauseFinder = ({ lineText, line, code }) => {
  const found = DEFAULT_DIRECTION.exec(code);
  if (!found) return [];
  const written = lineText.slice(found.index, found.index + found[0].length);
  // The space before goes with what is removed.
  const start = line.start + code.slice(0, found.index).trimEnd().length;
  const end = line.start + found.index + found[0].length;
  return [causeOf('JRN0278', { start: line.start + found.index, end }, { found: written }, [{ start, end, text: '' }])];
};
