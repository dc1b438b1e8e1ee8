import type { SourceFile } from '@parcours/language';
import type { Range } from '@parcours/model';
import type { Context } from '../../context.ts';
import type { Words } from '../../words.ts';
import type { Offer } from '../fixes/fix.ts';

export interface RefactoringRequest {
  readonly context: Context;
  readonly file: SourceFile;
  readonly range: Range;
  readonly say: Words;
}

export type Refactoring = (request: RefactoringRequest) => readonly Offer[];
