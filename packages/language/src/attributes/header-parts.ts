import { Alternatives, type Instruction, Optional, Repeat, type Rule, Sequence, Terminal } from '../syntax/grammar-program.ts';
import { isKeywordType, OWNER, TOKEN_TYPE_NAMES } from '../syntax/token-types.ts';

/** A value of an attribute, as the grammar defines it. */
export interface HeaderValue {
  readonly property: string;
  /** The terminal (STRING, NUMBER, REF …); null where it is one of several keywords. */
  readonly terminal: string | null;
  /** The keywords of which it is one. */
  readonly choices: readonly string[];
  /** The types of node that it may refer to. */
  readonly referenceTypes: readonly string[];
}

/** A part of a construct's header, between its keyword and its block, as the grammar defines it. */
export interface HeaderPart {
  /** The alternative keywords that begin it; empty for a positional part, such as a name. */
  readonly keywords: readonly string[];
  /** All keywords before its value: `moment of truth`, `enchanting from`. */
  readonly phrase: string;
  readonly values: readonly HeaderValue[];
  /**
   * `required` and `optional` parts stand in the order of the grammar; `free` ones in any order after them, each at most once
   * (JRN0202), since the grammar collects them in a repeated choice.
   */
  readonly placement: 'required' | 'optional' | 'free';
  /** Whether it has a comma-separated list of values. */
  readonly isList: boolean;
  /** The terminals of the grammar that begin it: one for each keyword and alternative form of the construct. */
  readonly terminals: readonly Terminal[];
}

export interface Header {
  /** The alternative keywords that begin the construct. */
  readonly keywords: readonly string[];
  readonly parts: readonly HeaderPart[];
}

/** Derives a construct's header from its grammar rule. Equal parts of alternative forms are merged. */
export function headerOf(rule: Rule): Header {
  const readers = rule.variants.map((variant) => new HeaderReader(variant));
  const parts: HeaderPart[] = [];
  for (const part of readers.flatMap((reader) => reader.parts)) {
    const same = parts.findIndex((each) => (part.keywords.length > 0 ? each.phrase === part.phrase : isSamePlace(each, part.values)));
    const known = parts[same];
    if (known) parts[same] = { ...known, terminals: [...known.terminals, ...part.terminals] };
    else parts.push(part);
  }
  return { keywords: [...new Set(readers.flatMap(({ keywords }) => keywords))], parts };
}

type Placement = HeaderPart['placement'];

class HeaderReader {
  readonly keywords: readonly string[];
  readonly parts: HeaderPart[] = [];
  /** The value before was followed by a sign, as in `1..10`: the next one belongs to it. */
  #isJoined = false;

  constructor(variant: readonly Instruction[]) {
    const [head, ...rest] = variant.flatMap(flatten);
    const own = head?.firstTerminals ?? [];
    this.keywords = own.flatMap(({ keyword, tokenType }) => keyword ?? (tokenType === OWNER ? 'owner' : []));
    if (this.keywords.length > 0) this.#readFixed(rest);
  }

  /** What stands in the grammar's order. */
  #readFixed(instructions: readonly Instruction[]): void {
    let pending: Instruction[] = [];
    const flush = () => {
      if (pending.length > 0) this.#add(pending, 'required');
      pending = [];
    };
    for (const instruction of instructions) {
      if (instruction instanceof Optional && instruction.blockBody) break;
      if (instruction instanceof Repeat && instruction.shape === 'attributes') {
        flush();
        this.#readFree(instruction.body);
      } else if (instruction instanceof Optional) {
        flush();
        this.#readBranch(flatten(instruction.body));
      } else if (instruction instanceof Alternatives && instruction.firstTerminals.every(isKeyword)) {
        flush();
        if (isKeywordChoice(instruction)) this.#addPositional(flagValue(instruction), 'required', instruction.firstTerminals);
        else for (const branch of instruction.branches) this.#readBranch(flatten(branch));
      } else {
        // A keyword begins a part unless it continues the previous one; a value without a keyword is positional.
        if (isKeyword(instruction) && !pending.every(isKeyword)) flush();
        else if (!isKeyword(instruction) && pending.length === 0) {
          this.#addByPlace(instruction, 'required');
          continue;
        }
        pending.push(instruction);
      }
    }
    flush();
  }

  /** One of several ways to go on, or what may be left out; an option at its end that a keyword begins is a part of its own. */
  #readBranch(instructions: readonly Instruction[]): void {
    const [head] = instructions;
    if (head instanceof Alternatives && !isKeywordChoice(head)) {
      for (const each of instructions) {
        if (each instanceof Alternatives) for (const branch of each.branches) this.#readBranch(flatten(branch));
        else this.#readBranch([each]);
      }
      return;
    }
    const last = instructions.at(-1);
    const isOwnPart = instructions.length > 1 && last instanceof Optional && !isKeywords(last.body) && last.firstTerminals.every(isKeyword);
    this.#add(isOwnPart ? instructions.slice(0, -1) : instructions, 'optional');
    if (isOwnPart) this.#add(flatten(last.body), 'optional');
  }

  #readFree(instruction: Instruction): void {
    if (instruction instanceof Alternatives && !isKeywordChoice(instruction))
      for (const branch of instruction.branches) this.#readFree(branch);
    else this.#add(flatten(instruction), 'free');
  }

  #add(instructions: readonly Instruction[], placement: Placement): void {
    const [head] = instructions;
    if (!head) return;
    if (!head.firstTerminals.every(isKeyword)) {
      this.#addByPlace(head, placement);
      return;
    }
    const count = countWhile(instructions, (each) => isKeyword(each) || (each instanceof Optional && isKeywords(each.body)));
    const leading = head instanceof Alternatives ? [head] : instructions.slice(0, count);
    const rest = instructions.slice(leading.length);
    const values = [...leading.flatMap(flagValue), ...valuesOf(rest)];
    this.parts.push({
      keywords: head.firstTerminals.map(({ keyword }) => keyword as string),
      phrase: (head instanceof Alternatives ? head.firstTerminals.slice(0, 1) : leading.flatMap(terminalsOf))
        .map(({ keyword }) => keyword ?? '')
        .join(' '),
      values,
      placement,
      isList: rest.some((each) => each instanceof Repeat && each.shape === 'list'),
      terminals: head.firstTerminals,
    });
  }

  #addByPlace(instruction: Instruction, placement: Placement): void {
    // A name, a label, or both.
    for (const terminal of terminalsOf(instruction)) {
      if (terminal.keyword !== null) this.#isJoined = true;
      else this.#addPositional(valuesOf([terminal]), placement, [terminal]);
    }
  }

  #addPositional(values: readonly HeaderValue[], placement: Placement, terminals: readonly Terminal[]): void {
    const last = this.parts.at(-1);
    if (this.#isJoined && last) this.parts[this.parts.length - 1] = { ...last, values: [...last.values, ...values] };
    else if (!this.parts.some((part) => isSamePlace(part, values)))
      this.parts.push({ keywords: [], phrase: '', values, placement, isList: false, terminals });
    this.#isJoined = false;
  }
}

function isSamePlace({ keywords, values }: HeaderPart, others: readonly HeaderValue[]): boolean {
  return keywords.length === 0 && values[0]?.property === others[0]?.property;
}

/** The instructions of a sequence and of the sequences in it; of anything else, the thing itself. */
function flatten(instruction: Instruction): readonly Instruction[] {
  return instruction instanceof Sequence ? instruction.instructions.flatMap(flatten) : [instruction];
}

function isKeyword(instruction: Instruction): boolean {
  return instruction instanceof Terminal && instruction.keyword !== null && isKeywordType(instruction.tokenType);
}

/** One or more keywords, some of which may be left out: `is at least`. */
function isKeywords(instruction: Instruction): boolean {
  return flatten(instruction).every((each) => isKeyword(each) || (each instanceof Optional && isKeywords(each.body)));
}

/** `basic`, `performance` or `delight`: the keywords are the values. */
function isKeywordChoice(instruction: Instruction): boolean {
  if (!(instruction instanceof Alternatives)) return false;
  const [first] = instruction.firstTerminals;
  return instruction.branches.every(
    (branch) => isKeyword(branch) && (branch as Terminal).property === first?.property && first?.property !== null,
  );
}

function countWhile<T>(list: readonly T[], fits: (item: T) => boolean): number {
  const end = list.findIndex((item) => !fits(item));
  return end < 0 ? list.length : end;
}

/** The terminals of an instruction in order, wherever they stand in it. */
function terminalsOf(instruction: Instruction): readonly Terminal[] {
  if (instruction instanceof Terminal) return [instruction];
  if (instruction instanceof Sequence) return instruction.instructions.flatMap(terminalsOf);
  if (instruction instanceof Alternatives) return instruction.branches.flatMap(terminalsOf);
  return instruction instanceof Optional || instruction instanceof Repeat ? terminalsOf(instruction.body) : [];
}

/** The value of a part that its keyword is: a flag, or one of several keywords. */
function flagValue(instruction: Instruction): readonly HeaderValue[] {
  const assigned = terminalsOf(instruction).filter(({ property }) => property !== null);
  const [first] = assigned;
  if (!first) return [];
  return [
    { property: first.property as string, terminal: null, choices: assigned.map(({ keyword }) => keyword as string), referenceTypes: [] },
  ];
}

function valuesOf(instructions: readonly Instruction[]): readonly HeaderValue[] {
  return instructions.flatMap((instruction): readonly HeaderValue[] => {
    if (isKeywordChoice(instruction)) return flagValue(instruction);
    const terminals = terminalsOf(instruction).filter(({ property, keyword }) => property !== null && keyword === null);
    // After a comma the value repeats.
    if (instruction instanceof Repeat) return [];
    return terminals.map(({ property, tokenType, referenceTypes }) => ({
      property: property as string,
      terminal: TOKEN_TYPE_NAMES[tokenType] as string,
      choices: [],
      referenceTypes,
    }));
  });
}
