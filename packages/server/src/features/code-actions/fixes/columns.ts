import { type Column, idInModel, type Study } from '@parcours/model';
import type { Context } from '../../../context.ts';
import type { FixRequest } from './fix.ts';

/** A linked file as read. */
export type LinkedTable = NonNullable<Awaited<ReturnType<Context['workspace']['linked']['open']>>['table']>;

export async function linkedTable({ workspace }: Context, study: Study): Promise<LinkedTable | null> {
  return study.file ? (await workspace.linked.open(study.uri, study.file.path, study.dialect)).table : null;
}

/** The study and the column that a diagnostic is about. */
export function studyOfDiagnostic({ context, file, diagnostic }: FixRequest): { study: Study; column: Column } | null {
  for (const study of context.workspace.studiesMappedIn(file.uri)) {
    const column = context.workspace.columnsOf(study).find(({ id }) => idInModel(study.id, id) === diagnostic.subject);
    if (column) return { study, column };
  }
  return null;
}

/** Whether nearly all cells are numeric (at least 80 %): a code for a missing answer may be a word. */
export function isNumeric(values: readonly string[]): boolean {
  const cells = values.filter((value) => value !== '').slice(0, 200);
  return cells.length > 0 && cells.filter((cell) => /^[+−-]?\d+([.,]\d+)?$/.test(cell)).length >= cells.length * 0.8;
}
