import type { SourceFile } from '@parcours/language';
import type { Range } from '@parcours/model';
import type { Context } from '../../../context.ts';
import type { Messages } from '../../../messages.ts';
import type { CodeFix } from '../fixes/fix.ts';

export interface RefactoringRequest {
  readonly context: Context;
  readonly file: SourceFile;
  readonly range: Range;
  readonly translate: Messages;
}

export type Refactoring = (request: RefactoringRequest) => readonly CodeFix[] | Promise<readonly CodeFix[]>;
