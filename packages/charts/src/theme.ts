/** How a picture is coloured. `auto` follows the reader's system; `host` takes the colours of the VS Code that shows it. */
export type Theme = 'light' | 'dark' | 'high-contrast' | 'auto' | 'host';
