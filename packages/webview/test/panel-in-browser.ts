/** A panel in a browser for each test of a suite; a test fails if the browser complained. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { PanelMessage } from '../src/protocol/protocol.ts';
import { type PanelBrowser, type PanelOptions, type PanelPage, startPanelBrowser } from './browser.ts';

/** The panel that is open. */
export interface PanelInBrowser extends PanelPage {
  open(options?: PanelOptions): Promise<Page>;
  /** What was heard of one type. */
  heardOf(type: string): Promise<PanelMessage[]>;
}

/** Registers the hooks of the suite that calls it. */
export function panelInBrowser(): PanelInBrowser {
  let browser: PanelBrowser;
  let opened: PanelPage;
  beforeAll(async () => {
    browser = await startPanelBrowser();
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    expect(opened.complaints).toEqual([]);
    await opened.close();
  });
  return {
    async open(options) {
      opened = await browser.open(options);
      return opened.page;
    },
    get page() {
      return opened.page;
    },
    get complaints() {
      return opened.complaints;
    },
    send: (message) => opened.send(message),
    heard: () => opened.heard(),
    heardOf: async (type) => (await opened.heard()).filter((message) => message.type === type),
    state: () => opened.state(),
    close: () => opened.close(),
  };
}
