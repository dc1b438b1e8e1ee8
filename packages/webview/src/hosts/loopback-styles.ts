import { type Palette, palettes, seriesVariable } from '@parcours/charts';

/** The chart colours, with lines and remarks as strong as text. */
const highContrastLight: Palette = {
  ...palettes.light,
  foreground: '#000000',
  muted: '#000000',
  line: '#000000',
  curve: '#000000',
};

/** The colours that the user's system forces, by their CSS names; marks differ by their shapes. */
const forced: Palette = {
  ...palettes['high-contrast'],
  background: 'Canvas',
  foreground: 'CanvasText',
  muted: 'CanvasText',
  line: 'CanvasText',
  curve: 'CanvasText',
  disappointing: 'CanvasText',
  neutral: 'CanvasText',
  enchanting: 'CanvasText',
  expert: 'CanvasText',
  momentOfTruth: 'CanvasText',
  focus: 'LinkText',
  series: palettes['high-contrast'].series.map(() => 'CanvasText'),
};

/** What VS Code gives to a panel and a browser does not: colours by the user's preferences, fonts, the background. */
export function loopbackStyles(): string {
  return `:root { color-scheme: light dark; --vscode-font-family: system-ui, sans-serif; --vscode-font-size: 14px; --vscode-editor-font-family: ui-monospace, monospace; }
body { background: var(--vscode-editor-background); }
${colours(palettes.light)}
@media (prefers-color-scheme: dark) { ${colours(palettes.dark)} }
@media (prefers-contrast: more) { ${colours(highContrastLight, true)} }
@media (prefers-contrast: more) and (prefers-color-scheme: dark) { ${colours(palettes['high-contrast'], true)} }
@media (forced-colors: active) { ${colours(forced, true)} .tabs button { forced-color-adjust: none; } }
`;
}

function colours(palette: Palette, highContrast = false): string {
  const { background, foreground, muted, line, focus } = palette;
  const tint = (colour: string, percent: number) =>
    highContrast ? background : `color-mix(in srgb, ${colour} ${percent}%, ${background})`;
  const variables: Readonly<Record<string, string>> = {
    foreground,
    'editor-background': background,
    'editor-foreground': foreground,
    descriptionForeground: muted,
    focusBorder: focus,
    contrastBorder: highContrast ? line : 'initial',
    'panel-border': line,
    'panelTitle-activeForeground': foreground,
    'panelTitle-inactiveForeground': muted,
    'panelTitle-activeBorder': focus,
    'badge-background': tint(foreground, 12),
    'badge-foreground': foreground,
    'button-border': line,
    'button-secondaryBackground': background,
    'button-secondaryForeground': foreground,
    'button-secondaryHoverBackground': tint(foreground, 8),
    'dropdown-background': background,
    'dropdown-border': muted,
    'dropdown-foreground': foreground,
    'input-background': background,
    'input-border': muted,
    'input-foreground': foreground,
    'input-placeholderForeground': muted,
    'textLink-foreground': focus,
    'textLink-activeForeground': focus,
    'textCodeBlock-background': tint(foreground, 5),
    'textBlockQuote-border': line,
    'editor-findMatchHighlightBackground': tint(palette.momentOfTruth, 30),
    'inputValidation-warningBackground': tint(palette.momentOfTruth, 16),
    'inputValidation-warningBorder': palette.momentOfTruth,
    'inputValidation-warningForeground': foreground,
    'inputValidation-infoBackground': tint(palette.enchanting, 14),
    'inputValidation-infoBorder': palette.enchanting,
    'inputValidation-infoForeground': foreground,
    'list-hoverBackground': tint(foreground, 6),
    'charts-red': palette.disappointing,
    'charts-blue': palette.enchanting,
    'charts-yellow': palette.momentOfTruth,
    'charts-purple': palette.expert,
  };
  const declarations = Object.entries(variables).map(([name, value]) => `--vscode-${name}: ${value};`);
  const series = palette.series.map((colour, at) => `${seriesVariable(at + 1)}: ${colour};`);
  return `:root { ${[...declarations, ...series].join(' ')} }`;
}
