import { lex, type SourceFile, statementStart } from '@parcours/language';
import { formatMessage, localizedKeyword, type Position } from '@parcours/model';
import type { SignatureHelp } from 'vscode-languageserver';
import type { Context } from '../../context.ts';
import { type DocumentedKeyword, keywordDoc } from '../../keyword-docs.ts';

/** A part of a line: its label, its documentation, and the keyword that begins it (null for a positional part). */
interface SignaturePart {
  /** Its keywords are marked as in a message. */
  readonly shown: string;
  readonly word: DocumentedKeyword;
  readonly keyword: string | null;
}

interface Signature {
  readonly word: DocumentedKeyword;
  readonly parts: readonly SignaturePart[];
}

/** `[[touchpoint]] desk` begins with its keyword; `"label"` is positional. */
function signature(word: DocumentedKeyword, parts: readonly (readonly [shown: string, word: DocumentedKeyword])[]): Signature {
  return {
    word,
    parts: parts.map(([shown, partWord]) => ({ shown, word: partWord, keyword: /^\[\[([a-z]+)/.exec(shown)?.[1] ?? null })),
  };
}

const STAGE = signature('stage', [
  ['name', 'name'],
  ['"label"', 'label'],
  ['[[channel]] web', 'channel'],
  ['[[touchpoint]] shop', 'touchpoint'],
  ['[[score]] +1', 'score'],
  ['[[target]] +2', 'target'],
  ['[[volume]] 80%', 'volume'],
  ['[[importance]] 1–5', 'importance'],
  ['[[moment of truth]]', 'moment'],
]);

const STUDY = [
  ['name', 'name'],
  ['"label"', 'label'],
  ['[[of]] journey', 'of'],
  ['[[method survey]]', 'method'],
  ['[[date]] 2026-04', 'date'],
  ['[[weight]] 1', 'weight'],
  ['[[wave]] spring', 'wave'],
  ['[[aggregated]]', 'aggregated'],
  ['[[from]] "file.csv"', 'from'],
] as const;

/** The signatures, by enclosing statement and first keyword. */
const SIGNATURES: Readonly<Record<string, Readonly<Record<string, Signature>>>> = {
  touchpoint: {
    touchpoint: signature('touchpoint', [
      ['name', 'name'],
      ['"label"', 'label'],
      ['[[on]] channel', 'on'],
      ['[[owner]] team', 'owner'],
    ]),
  },
  journey: {
    stage: STAGE,
    kpi: signature('kpi', [
      ['nps', 'kpi'],
      ['[[as]] name', 'as'],
      ['"label"', 'label'],
      ['[[boxes]] 4..5', 'boxes'],
      ['[[within]] 24h', 'within'],
      ['[[target]] +40', 'target'],
    ]),
  },
  observations: {
    observations: signature('observations', STUDY),
    measure: signature('measure', [
      ['stage', 'stage'],
      ['[[from]] "column"', 'from'],
      ['[[expectation]] "expected"', 'expectation'],
      ['[[scale]] 1..10', 'scale'],
      ['[[missing]] 99', 'missing'],
    ]),
    kpi: signature('kpi', [
      ['nps', 'kpi'],
      ['[[from]] "column"', 'from'],
      ['[[scale]] 0..10', 'scale'],
      ['[[missing]] 99', 'missing'],
      ['[[success]] "yes"', 'success'],
      ['[[unit]] h', 'unit'],
    ]),
  },
  plan: {
    initiative: signature('initiative', [
      ['name', 'name'],
      ['"label"', 'label'],
      ['[[on]] stage', 'on'],
      ['[[owner]] team', 'owner'],
      ['[[due]] 2026-09-30', 'due'],
      ['[[effort]] 1–5', 'effort'],
      ['[[impact]] +1', 'impact'],
      ['[[status planned]]', 'status'],
      ['[[of]] segment', 'audience'],
    ]),
  },
};

interface SignatureToken {
  readonly image: string;
  readonly line: number;
}

/** The parts of the line at the cursor, in order, with the current or the next one active. */
export function signatureHelp({ language }: Context, file: SourceFile, position: Position): SignatureHelp | null {
  const offset = file.document.offsetAt(position);
  const start = statementStart(file.parsed.tokens, offset);
  const firstLine = file.document.positionAt(start).line;
  const tokens = lex(file.text.slice(start, offset), file.parsed.tokens.keywordLocale);
  // Keywords in English, whatever the file's language.
  const words = [...tokens].map(
    ({ index, text: image, line }): SignatureToken => ({
      image: isName(tokens.typeNameOf(index)) ? image : tokens.typeNameOf(index),
      line: firstLine + line,
    }),
  );
  const head = signatureAt(words, position.line);
  if (!head) return null;
  const { parts, word } = head.construct;
  const touches = tokens.count > 0 && start + (tokens.ends[tokens.count - 1] as number) === offset;
  const { keywordLanguage } = file;
  const spell = (shown: string) => formatMessage(shown, {}, language, keywordLanguage);
  const keyword = localizedKeyword(words[head.at]?.image ?? '', keywordLanguage);
  const label = [keyword, ...parts.map(({ shown }) => spell(shown))].join(' ');
  return {
    signatures: [
      {
        label,
        documentation: keywordDoc(word, language, keywordLanguage),
        // Each label occurs once in the signature, so its text identifies it.
        parameters: parts.map((part) => ({ label: spell(part.shown), documentation: keywordDoc(part.word, language, keywordLanguage) })),
      },
    ],
    activeSignature: 0,
    activeParameter: activeParameterIndex(
      parts,
      words.slice(head.at + 1).map(({ image }) => image),
      touches,
    ),
  };
}

/** Token types of names and values are capitalised; OWNER is a keyword. */
function isName(kind: string): boolean {
  return /^\p{Lu}/u.test(kind) && kind !== 'OWNER';
}

/** The signature of the line at the cursor and the index of its first token. Only a study's header may span several lines. */
function signatureAt(words: readonly SignatureToken[], line: number): { at: number; construct: Signature } | null {
  const statement = words[0]?.image === 'benchmark' ? 'observations' : (words[0]?.image ?? '');
  const known = Object.hasOwn(SIGNATURES, statement) ? (SIGNATURES[statement] ?? {}) : {};
  for (let at = words.length - 1; at >= 0; at--) {
    const { image, line: own } = words[at] as SignatureToken;
    if (image === '{' || image === '}') return null;
    const before = words[at - 1];
    const begins = !before || before.image === '{' || before.image === '}' || before.line !== own;
    const name = at === 0 ? statement : image;
    if (!begins || !Object.hasOwn(known, name)) continue;
    const found = known[name];
    if (found && (own === line || (at === 0 && statement === 'observations'))) return { at, construct: found };
  }
  return null;
}

function activeParameterIndex(parts: readonly SignaturePart[], written: readonly string[], touches: boolean): number {
  const seen = new Set<number>();
  let current = -1;
  let awaitsValue = false;
  for (const [index, image] of written.entries()) {
    const keyword: number = index > 0 && !awaitsValue ? parts.findIndex((part) => part.keyword === image) : -1;
    if (keyword >= 0) {
      current = keyword;
      awaitsValue = parts[keyword]?.shown.includes(' ') === true;
    } else if (image === ',' || image === '..') awaitsValue = true;
    else if (awaitsValue) awaitsValue = false;
    else if (index === 0 || /^["'«]/.test(image)) {
      current = parts.findIndex((part) => part.keyword === null && part.shown.startsWith('"') === /^["'«]/.test(image));
    } else if (image !== 'truth') current = -1;
    if (current >= 0) seen.add(current);
  }
  if (current >= 0 && (awaitsValue || touches)) return current;
  const next = parts.findIndex((_, index) => index > current && !seen.has(index));
  return next >= 0 ? next : Math.max(current, 0);
}
