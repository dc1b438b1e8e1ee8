import { type Diagnostic, type DiagnosticCode, type DiagnosticParameters, diagnose, type Location } from '@parcours/model';
import type { ErrorContext } from './error-context.ts';
import type { Span } from './span.ts';

/** Replaces a range of a text, as half-open offsets. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A known mistake that would explain a syntax error, with the texts that would have been right. */
export interface Cause {
  /** What is blamed, as half-open offsets in the text of the context. */
  readonly start: number;
  readonly end: number;
  /** The ways to mend it. Of several the author chooses; the first is the one with which the text is read on. None: it cannot be guessed. */
  readonly repairs: readonly (readonly TextEdit[])[];
  /** With what the text is read on where only the author knows what is meant, and nothing may be offered; null elsewhere. */
  readonly assumed: readonly TextEdit[] | null;
  readonly report: (at: Location, suggestion: string | null) => Diagnostic;
}

/** Looks for one kind of mistake at a syntax error. What it finds is tried before it is believed. */
export type CauseFinder = (context: ErrorContext) => readonly Cause[];

export function causeOf<C extends DiagnosticCode>(
  code: C,
  { start, end }: Span,
  parameters: DiagnosticParameters<C>,
  ...repairs: readonly (readonly TextEdit[])[]
): Cause {
  return { start, end, repairs, assumed: null, report: (at, suggestion) => diagnose(code, at, parameters, { suggestion }) };
}

/** A cause that the author is asked about: nothing is offered, and the rest is read as if the assumed text stood there. */
export function question<C extends DiagnosticCode>(
  code: C,
  span: Span,
  parameters: DiagnosticParameters<C>,
  assumed: readonly TextEdit[],
): Cause {
  return { ...causeOf(code, span, parameters), assumed };
}

/** A cause whose one repair replaces what is blamed. */
export function replacement<C extends DiagnosticCode>(code: C, span: Span, parameters: DiagnosticParameters<C>, text: string): Cause {
  return causeOf(code, span, parameters, [{ start: span.start, end: span.end, text }]);
}
