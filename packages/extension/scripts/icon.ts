/**
 * Renders `images/icon.png` from `images/icon.svg`; the marketplace does not accept SVG.
 *   node scripts/icon.ts
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { extensionRoot } from './build.ts';

const images = join(extensionRoot, 'images');
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 128, height: 128 } });
await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${readFileSync(join(images, 'icon.svg'), 'utf8')}`);
await page.screenshot({ path: join(images, 'icon.png'), omitBackground: true });
await browser.close();
