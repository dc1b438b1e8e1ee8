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
  /** `SERIES_COLOURS` colours for groups that are compared: none is that of a class, one is without a hue. */
  readonly series: readonly string[];
  /** Opacity of the class bands, 0–1. */
  readonly bandOpacity: number;
  /** Class names and refutations are coloured. Not in VS Code: its chart colours are too pale for text. */
  readonly colouredText: boolean;
}

/** Number of colours in `Palette.series`. */
export const SERIES_COLOURS = 7;

/** Custom property with the colour of a series, from 1; the page sets it by the kind of its theme. */
export const seriesVariable = (series: number) => `--pc-series-${series}`;

const lightSeries = ['#0b5cad', '#a84300', '#00705a', '#a3277c', '#6b5900', '#5a47b8', '#2f3337'];

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
    series: lightSeries,
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
    series: ['#6cb6ff', '#ff9d5c', '#3fcfa6', '#f58ad0', '#e0c23f', '#b9a4ff', '#e4e2de'],
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
    series: ['#86c8ff', '#ffa47a', '#4fe0b5', '#ff9fdc', '#ffdb57', '#cdbcff', '#ffffff'],
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
    series: lightSeries.map((colour, at) => `var(${seriesVariable(at + 1)}, ${colour})`),
    bandOpacity: 0.08,
    colouredText: false,
  },
};
