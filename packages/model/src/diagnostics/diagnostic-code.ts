import { type Catalogue, catalogue } from './catalogue.ts';

export type DiagnosticCode = keyof Catalogue;
export type DiagnosticName = Catalogue[DiagnosticCode]['name'];

/** The code of a diagnostic's name: `CodeOf<'file-empty'>` is `'JRN0410'`. */
export type CodeOf<N extends DiagnosticName> = { [C in DiagnosticCode]: Catalogue[C]['name'] extends N ? C : never }[DiagnosticCode];

/** The codes by the names of the diagnostics: `CODE['file-empty']` says more than `'JRN0410'`. */
export const CODE = Object.fromEntries(Object.entries(catalogue).map(([code, { name }]) => [name, code])) as {
  readonly [N in DiagnosticName]: CodeOf<N>;
};

/** Whether a diagnostic says that the text of a journey does not follow the grammar. */
export function isSyntaxError({ code }: { readonly code: DiagnosticCode }): boolean {
  return catalogue[code].family === 'syntax';
}
