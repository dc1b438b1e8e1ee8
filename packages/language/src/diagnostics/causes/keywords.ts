import { LANGUAGES, type MessageValue, nearestName, type TermName } from '@parcours/model';
import { ATTRIBUTES, CONSTRUCTS } from '../../attributes/attribute-table.ts';
import { FILE_RULE, Repeat } from '../../syntax/grammar-program.ts';
import { keywordLocaleOf } from '../../syntax/keyword-locale.ts';
import { CLOSING_BRACE, ID, isKeywordType, OPENING_BRACE, TOKEN_TYPE_NAMES, type TokenType } from '../../syntax/token-types.ts';
import type { Token } from '../../syntax/tokens.ts';
import { alternatives } from './alternatives.ts';
import { type Cause, type CauseFinder, causeOf, replacement } from './cause.ts';
import type { ErrorContext } from './error-context.ts';
import { quoted } from './quoted.ts';

/** A French or German keyword in a file whose keywords are others. */
export const foreignKeyword: CauseFinder = ({ text, found, locale }) => {
  if (!found || found.tokenType !== ID) return [];
  return LANGUAGES.flatMap((language): Cause[] => {
    const other = keywordLocaleOf(language);
    if (!other || language === locale.code || language === 'en') return [];
    const phrase = other.phraseAt(text, found.offset, found.end);
    const type = other.tokenTypeAt(text, found.offset, found.end);
    const types = phrase ? phrase.map(({ tokenType }) => tokenType) : type > 0 ? [type] : [];
    if (types.length === 0) return [];
    const end = phrase?.at(-1)?.end ?? found.end;
    const suggestion = locale.spellKeyword(types.map((each) => TOKEN_TYPE_NAMES[each]).join(' '));
    const parameters = {
      found: text.slice(found.offset, end),
      suggestion,
      its: { term: LANGUAGE_TERMS[language] },
      own: { term: LANGUAGE_TERMS[locale.code] },
    };
    return [replacement('JRN0132', { start: found.offset, end }, parameters, suggestion)];
  });
};

export const LANGUAGE_TERMS = { en: 'language.en', fr: 'language.fr', de: 'language.de' } as const satisfies Record<string, TermName>;

/** Keywords of several words, by the first of them. */
export const PHRASES: Readonly<Record<string, string>> = { moment: 'moment of truth', lower: 'lower is better' };

/** What people call a thing that the language calls otherwise. */
const SYNONYMS: Readonly<Record<string, string>> = {
  stage: 'step task étape tâche moment schritt stufe station abschnitt',
  phase: 'section stage-group macro-étape partie stadium abschnitt',
  journey:
    'map journey-map customer-journey user-journey customer-journey-map parcours-client parcours-utilisateur customer-journey kundenreise',
  channel: 'canal media medium kanal',
  touchpoint: 'contact contact-point point-contact tp berührungspunkt kontakt touch-points',
  score: 'rating satisfaction grade mark points value évaluation notation bewertung punkte emotion-score',
  target: 'goal objective objectif-note cible ziel soll',
  owner: 'responsible department team responsable équipe verantwortliche zuständig abteilung',
  persona: 'user customer profil kunde',
  segment: 'group groupe gruppe',
  does: 'action do actions fait faire macht handlung',
  feels: 'emotion emotions feeling feelings émotion émotions gefühl gefühle emotionen',
  pain: 'pain-point painpoint problem issue irritants problème schmerzpunkt problem',
  idea: 'opportunity opportunities opportunité opportunités chance chancen',
  note: 'comment remark commentaire bemerkung kommentar anmerkung',
  volume: 'share percentage pourcentage',
  moment: 'mot moment-of-truth key-moment moment-clé momentdeverite moment-der-wahrheit wahrheitsmoment',
  observations: 'data study survey données étude enquête daten studie umfrage',
  from: 'file fichier datei source quelle',
  initiative: 'action measure project task projet',
  due: 'deadline until termin frist date',
  goal: 'goals aim ziel',
  objective: 'goal aim business-goal objectif but ziel geschäftsziele',
  every: 'all each any tous toutes tout alle allen aller',
  frustration: 'frustrations',
  import: 'include require use inclure',
  measure: 'question rating mesure',
  respondent: 'id user participant',
};

/** `Stage`, `stages`, `touch point`, `step`, `stag`: a keyword that is spelt otherwise, or goes by another name. */
export const respeltKeyword: CauseFinder = ({ text, line, found, expected, problem, locale }) => {
  if (!found || problem.start !== found.offset || !/^\p{L}/u.test(found.text)) return [];
  const keywords = [...new Set(expected.filter(isKeywordType).map((type) => TOKEN_TYPE_NAMES[type] as string))];
  const causes: Cause[] = [];
  const words =
    /^\p{L}[\p{L}\p{N}_]*(?:[ \t_-]+\p{L}[\p{L}\p{N}_]*){0,3}/u
      .exec(text.slice(found.offset, line.end))?.[0]
      .split(/(?<=[ \t_-])(?=\p{L})/u) ?? [];
  for (let count = words.length; count > 0; count--) {
    const written = words
      .slice(0, count)
      .join('')
      .replace(/[ \t_-]+$/, '');
    for (const keyword of keywords) {
      const phrase = locale.spellKeyword(PHRASES[keyword] ?? keyword);
      if (written === phrase || !isSpelling(written, phrase, SYNONYMS[keyword])) continue;
      const span = { start: found.offset, end: found.offset + written.length };
      causes.push(replacement('JRN0146', span, { found: written, suggestion: phrase, hint: spellingHint(written, phrase) }, phrase));
    }
  }
  const spelt = keywords.map((keyword) => locale.spellKeyword(keyword));
  const nearest = nearestName(found.text, spelt);
  if (nearest)
    causes.push(replacement('JRN0101', { start: found.offset, end: found.end }, { found: quoted(found.text), expected: nearest }, nearest));
  return causes;
};

function isOfHeader(place: MessageValue): boolean {
  return typeof place === 'object' && 'term' in place && place.term === 'place.header';
}

/** Why a spelling is not the right one, as a sentence; empty where that is plain. */
function spellingHint(written: string, phrase: string): MessageValue {
  if (written.toLowerCase() === phrase.toLowerCase()) return { term: 'spelling.capitals' };
  const isOneOfMany = bare(written) !== bare(phrase) && /[sxn]$/.test(bare(written)) && formsOf(written).has(bare(phrase));
  return isOneOfMany ? { term: 'spelling.singular' } : '';
}

function isSpelling(written: string, phrase: string, synonyms = ''): boolean {
  const forms = formsOf(written);
  if (forms.has(bare(phrase)) || `${bare(written)}s` === bare(phrase)) return true;
  return synonyms.split(' ').some((synonym) => synonym !== '' && forms.has(bare(synonym)));
}

/** A word without accents, capitals and separators. */
function bare(words: string): string {
  return words
    .normalize('NFD')
    .replace(/[\p{M}\s_-]/gu, '')
    .toLowerCase();
}

/** The word itself and its possible singulars. */
function formsOf(words: string): ReadonlySet<string> {
  const whole = bare(words);
  const each = words.split(/[\s_-]+/).map((word) => bare(word).replace(/[sx]$/, ''));
  const endings = ['s', 'x', 'es', 'e', 'n', 'en', 'er']
    .filter((ending) => whole.endsWith(ending))
    .map((ending) => whole.slice(0, -ending.length));
  return new Set([whole, each.join(''), whole.replace(/aux$/, 'al'), whole.replace(/ies$/, 'y'), ...endings]);
}

/** A keyword that belongs elsewhere: `owner` at a stage, `kpi` in a phase, `score` in the block instead of before it. */
export const misplacedKeyword: CauseFinder = (context) => {
  const { found, problem, tokens, tokenIndex, line } = context;
  // What is missing at the end of a line is not mended by the next one.
  if (!found || problem.start !== found.offset) return [];
  const previous = tokens.at(tokenIndex - 1);
  const candidates = [
    found,
    ...(tokenIndex > 0 && tokenIndex - 1 === context.firstToken && previous.offset >= line.start ? [previous] : []),
  ];
  return candidates.flatMap((token) => causesOf(token, context));
};

function causesOf(token: Token, context: ErrorContext): Cause[] {
  if (!isKeywordType(token.tokenType) || (context.expected.includes(token.tokenType) && token === context.found)) return [];
  const keyword = TOKEN_TYPE_NAMES[token.tokenType] as string;
  const places = placesOf(keyword, blockAround(context));
  const [first, ...more] = places;
  if (!first) return [];
  const place = more.reduce<MessageValue>((before, next) => ({ term: 'expected.or', values: { first: before, more: next } }), first);
  const span = { start: token.offset, end: token.end };
  const moved = isOwnAttribute(keyword, blockAround(context)) ? moveBeforeBrace(token, context) : null;
  // `note` may stand in a block before a text: what does not belong there is the keyword with its value.
  const found = moved && isOfHeader(first) ? context.text.slice(token.offset, context.tokens.ends[context.endToken - 1]) : token.text;
  const parameters = { found, place };
  return [
    ...(moved ? [causeOf('JRN0118', span, parameters, moved)] : []),
    ...(token === context.found ? [causeOf('JRN0118', span, parameters)] : []),
  ];
}

/** The constructs of the evidence and of gates: where a keyword is known elsewhere, they are not what is meant. */
const SELDOM_MEANT: ReadonlySet<string> = new Set(['questionnaire', 'observations', 'benchmark', 'require', 'kpi']);

/** Where a keyword belongs. */
function placesOf(keyword: string, block: string | null): MessageValue[] {
  const types = [...CONSTRUCTS.values()].filter(({ keywords }) => keywords.includes(keyword)).map(({ type }) => type);
  const inBlocks = [...CONSTRUCTS.values()]
    .filter(({ children }) => children.some((child) => types.includes(child)))
    .map(({ keywords }) => keywords[0] ?? '');
  const inLines = ATTRIBUTES.filter((attribute) => attribute.keywords.includes(keyword)).map(
    ({ owner }) => CONSTRUCTS.get(owner)?.keywords[0] ?? '',
  );
  // `score` in the block of a stage belongs in the line of that stage.
  if (block !== null && inLines.includes(block)) return [{ term: 'place.header', values: { keyword: { keyword: block }, brace: '{' } }];
  const all = [...inBlocks, ...inLines];
  const isMeant = (name: string) => name !== '' && (!SELDOM_MEANT.has(name) || all.every((each) => SELDOM_MEANT.has(each) || each === ''));
  const listed = (constructs: readonly string[]): MessageValue | null => {
    const names = [...new Set(constructs)].filter(isMeant).slice(0, 4);
    return names.length === 0 ? null : alternatives(names.map((keyword) => ({ keyword })));
  };
  const blocks = listed(inBlocks);
  const lines = listed(inLines);
  return [
    ...(topTypes(FILE_RULE.body).some((type) => types.includes(type)) ? [{ term: 'place.file' } as const] : []),
    ...(blocks === null ? [] : [{ term: 'place.block', values: { braces: '{ }', keywords: blocks } } as const]),
    ...(lines === null ? [] : [{ term: 'place.line', values: { keywords: lines } } as const]),
  ];
}

function topTypes(instruction: unknown): readonly string[] {
  if (instruction instanceof Repeat) return instruction.ruleCalls.map(({ rule }) => rule.name);
  const { instructions = [] } = instruction as { readonly instructions?: readonly unknown[] };
  return instructions.flatMap(topTypes);
}

/** Whether a keyword begins an attribute of the declaration in whose block it stands. */
function isOwnAttribute(keyword: string, block: string | null): boolean {
  return ATTRIBUTES.some((attribute) => attribute.keywords.includes(keyword) && CONSTRUCTS.get(attribute.owner)?.keywords[0] === block);
}

/** The keyword of the declaration in whose block a line stands; null outside all blocks. */
function blockAround({ tokens, firstToken }: ErrorContext): string | null {
  const brace = enclosingBrace(tokens.tokenTypes, firstToken);
  if (brace < 0) return null;
  let first = brace;
  while (first > 0 && tokens.lines[first - 1] === tokens.lines[brace]) first--;
  return tokens.typeNameOf(first);
}

/** Moves an attribute that stands alone on a line of a block to the header before the block. */
function moveBeforeBrace(token: Token, context: ErrorContext) {
  const { tokens, firstToken, endToken, line, text } = context;
  if (tokens.at(firstToken).offset !== token.offset) return null;
  const brace = enclosingBrace(tokens.tokenTypes, firstToken);
  if (brace < 1) return null;
  const last = tokens.at(endToken - 1);
  const { offset } = tokens.at(brace);
  const lineBreak = /^\r?\n/.exec(text.slice(line.end))?.[0].length ?? 0;
  const attribute = text.slice(token.offset, last.end);
  // A block that would be left empty goes.
  if (brace === firstToken - 1 && tokens.tokenTypes[endToken] === CLOSING_BRACE)
    return [{ start: offset, end: tokens.ends[endToken] as number, text: attribute }];
  return [
    { start: offset, end: offset, text: `${attribute} ` },
    { start: line.start, end: line.end + lineBreak, text: '' },
  ];
}

/** The index of the opening brace around a token; −1 outside all. */
function enclosingBrace(types: ArrayLike<TokenType>, index: number): number {
  let depth = 0;
  for (let at = index - 1; at >= 0; at--) {
    if (types[at] === CLOSING_BRACE) depth++;
    else if (types[at] === OPENING_BRACE && depth-- === 0) return at;
  }
  return -1;
}
