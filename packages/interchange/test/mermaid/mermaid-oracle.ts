/** Mermaid itself, which says what is a user journey and what is in it. */
import { mermaidParser } from '../../../bench/src/text/mermaid.ts';

export interface OracleJourney {
  readonly title: string;
  readonly accessibleTitle: string;
  readonly sections: readonly string[];
  readonly tasks: readonly {
    readonly task: string;
    readonly score: number;
    readonly people: readonly string[];
    readonly section: string;
  }[];
}

interface JourneyDatabase {
  getDiagramTitle(): string;
  getAccTitle(): string;
  getSections(): string[];
  getTasks(): { task: string; score: number; people: string[]; section: string }[];
}

/** Null: Mermaid refuses the text, or sees another diagram in it. */
export async function mermaidOracle(): Promise<(text: string) => Promise<OracleJourney | null>> {
  const parse = await mermaidParser();
  const { default: mermaid } = await import('mermaid');
  return async (text) => {
    try {
      const result = (await parse(text)) as { readonly diagramType: string };
      if (result.diagramType !== 'journey') return null;
      const database = (await mermaid.mermaidAPI.getDiagramFromText(text)).db as unknown as JourneyDatabase;
      return {
        title: database.getDiagramTitle(),
        accessibleTitle: database.getAccTitle(),
        sections: [...database.getSections()],
        tasks: database.getTasks().map(({ task, score, people, section }) => ({ task, score, people: [...people], section })),
      };
    } catch {
      return null;
    }
  };
}

/** What Mermaid shows in place of a character reference; `decode` is that of a browser for the few that the tests use. */
export function decodeReferences(text: string): string {
  return text
    .replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/ﬂ°(\w+)¶ß/g, (_, name) => NAMED[name] ?? `&${name};`);
}

const NAMED: Readonly<Record<string, string>> = { quot: '"', comma: ',', lt: '<', gt: '>', amp: '&' };
