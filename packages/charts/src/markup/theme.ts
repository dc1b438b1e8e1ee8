/** The colours of a chart. `auto` follows `prefers-color-scheme`; `host` uses the CSS variables of VS Code. */
export type Theme = 'light' | 'dark' | 'high-contrast' | 'auto' | 'host';

/**
 * Orange, grey and blue are distinct under all kinds of colour blindness, and each class has a shape of its own. The contrast with the
 * background is at least 3:1 for marks and 4.5:1 for text (WCAG 2.2 AA; tested).
 */
export interface Palette {
  readonly background: string;
  readonly foreground: string;
  readonly muted: string;
  readonly line: string;
  readonly curve: string;
  readonly disappointing: string;
  readonly neutral: string;
  readonly enchanting: string;
  readonly expert: string;
  readonly momentOfTruth: string;
  readonly focus: string;
  /** Opacity of the class bands, 0–1. */
  readonly bandOpacity: number;
  /** Class names and refutations are coloured. Not in VS Code: its chart colours are too pale for text. */
  readonly colouredText: boolean;
}

export const palettes: Readonly<Record<Exclude<Theme, 'auto'>, Palette>> = {
  light: {
    background: '#ffffff',
    foreground: '#1d1c1a',
    muted: '#5c5953',
    line: '#d8d4cd',
    curve: '#4a4741',
    disappointing: '#b5390b',
    neutral: '#6b675f',
    enchanting: '#155fa6',
    expert: '#7040a5',
    momentOfTruth: '#845600',
    focus: '#155fa6',
    bandOpacity: 0.075,
    colouredText: true,
  },
  dark: {
    background: '#1a1b1e',
    foreground: '#edebe7',
    muted: '#b4b1ab',
    line: '#3c3e43',
    curve: '#cfccc6',
    disappointing: '#ff8f61',
    neutral: '#aeaaa3',
    enchanting: '#70b5ff',
    expert: '#cbabf7',
    momentOfTruth: '#efc04c',
    focus: '#70b5ff',
    bandOpacity: 0.09,
    colouredText: true,
  },
  'high-contrast': {
    background: '#000000',
    foreground: '#ffffff',
    muted: '#ffffff',
    line: '#9a9a9a',
    curve: '#ffffff',
    disappointing: '#ffa47a',
    neutral: '#dddddd',
    enchanting: '#86c8ff',
    expert: '#e4ccff',
    momentOfTruth: '#ffdb57',
    focus: '#ffdb57',
    bandOpacity: 0,
    colouredText: true,
  },
  host: {
    background: 'var(--vscode-editor-background, #ffffff)',
    foreground: 'var(--vscode-editor-foreground, #1d1c1a)',
    muted: 'var(--vscode-descriptionForeground, #5c5953)',
    line: 'var(--vscode-contrastBorder, var(--vscode-panel-border, #d8d4cd))',
    curve: 'var(--vscode-editor-foreground, #4a4741)',
    disappointing: 'var(--vscode-charts-red, #b5390b)',
    neutral: 'var(--vscode-descriptionForeground, #6b675f)',
    enchanting: 'var(--vscode-charts-blue, #155fa6)',
    expert: 'var(--vscode-charts-purple, #7040a5)',
    momentOfTruth: 'var(--vscode-charts-yellow, #845600)',
    focus: 'var(--vscode-focusBorder, #155fa6)',
    bandOpacity: 0.08,
    colouredText: false,
  },
};
