import type { Diagnostic, Location, Position } from '@parcours/model';
import { SourceFile } from '../names/source-file.ts';
import type { VisibleFiles } from '../names/visible-files.ts';
import { syntaxAnalysis } from './causes/syntax-analysis.ts';
import { brokenLines } from './causes/syntax-problems.ts';

/** Finds what is wrong with a file besides its syntax. */
type Check = (files: VisibleFiles, file: SourceFile) => Diagnostic[];

/**
 * What is wrong with a file besides its syntax errors, without what only follows from them: where these could be mended, the mended text is
 * checked, and of a line that is still not understood nothing is told. Locations are those of the file.
 */
export function besideSyntaxErrors(files: VisibleFiles, file: SourceFile, check: Check): Diagnostic[] {
  const { mended } = syntaxAnalysis(file);
  const text = new SourceFile(file.uri, mended.text, file.lastGood);
  // A file that imports this one would see it twice, as it is and as it is mended.
  const isCircular = files.importClosureOf(text).some((each) => each !== text && each.uri === file.uri);
  const checked = isCircular ? file : text;
  const broken = new Set(brokenLines(checked.parsed).map(({ line }) => line));
  const isAside = ({ uri, range }: Location) => uri !== file.uri || !broken.has(range.start.line);
  const toOriginal = (position: Position) => file.document.positionAt(mended.toOriginal(text.document.offsetAt(position)));
  const moved = (location: Location): Location => {
    if (isCircular || location.uri !== file.uri) return location;
    const { start, end } = location.range;
    return { ...location, range: { start: toOriginal(start), end: toOriginal(end) } };
  };
  return check(files, checked)
    .filter(({ at, related }) => isAside(at) && related.every(isAside))
    .map((diagnostic) => ({ ...diagnostic, at: moved(diagnostic.at), related: diagnostic.related.map(moved) }));
}
