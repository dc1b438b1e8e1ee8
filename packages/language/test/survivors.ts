import { lex } from '../src/lexer.ts';
import { SourceFile } from '../src/source-file.ts';

/**
 * Deletes each word of a text in turn and counts what remains of the stages that the word does not stand in: all of them, those
 * still found (`kept`), and those found in the same phase with the same block (`whole`).
 */
export function survivors(text: string): {
  all: number;
  kept: number;
  whole: number;
  worst: { word: string; line: number; lost: string[] }[];
} {
  const sound = stagesOf(text);
  const count = { all: 0, kept: 0, whole: 0, worst: [] as { word: string; line: number; lost: string[] }[] };
  for (const token of lex(text)) {
    const { end } = token;
    const broken = stagesOf(text.slice(0, token.offset) + text.slice(end));
    const lost: string[] = [];
    for (const [name, stage] of sound) {
      if (stage.start <= token.offset && end <= stage.end) continue;
      const now = broken.get(name);
      count.all++;
      if (now) count.kept++;
      if (now?.says === stage.says) count.whole++;
      else lost.push(now ? `(${name})` : name);
    }
    if (lost.length > 0) count.worst.push({ word: token.image, line: token.line + 1, lost });
  }
  return count;
}

function stagesOf(text: string): Map<string, { says: string; start: number; end: number }> {
  const file = new SourceFile('file:///a.journey', text);
  const found = new Map<string, { says: string; start: number; end: number }>();
  for (const declaration of file.everything()) {
    if (declaration.kind !== 'stage' && declaration.kind !== 'repository-stage') continue;
    const { node, container } = declaration;
    // Line breaks and indentation are not compared: the words are.
    const says = `${container?.kind}:${node.$cstNode?.text.replace(/\s+/g, ' ')}`;
    found.set(declaration.id, { says, start: node.$cstNode?.offset ?? 0, end: node.$cstNode?.end ?? 0 });
  }
  return found;
}
