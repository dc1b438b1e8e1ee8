import type { Range, Report } from '@parcours/model';

export interface PanelData {
  readonly uri: string;
  readonly hash: string;
  readonly report: Report;
  readonly errors: number;
  readonly firstError: Range | null;
  readonly state: 'report' | 'no-journey' | 'not-read';
  readonly missing: readonly { readonly message: string }[];
}

export type ExportFormat = 'svg' | 'html' | 'md';
