/** Runs `parcours preview` in a child process, and talks to it as browsers and others do. */
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { HostMessage, PanelMessage, PanelModel } from '@parcours/webview/protocol';
import { spawnCommand } from './command.ts';

/** Where a preview answers. */
export interface PreviewAddress {
  readonly address: string;
  readonly port: number;
  readonly token: string;
}

export interface PreviewProcess extends PreviewAddress {
  /** Everything printed so far. */
  printed(): string;
  /** Ends it as Ctrl-C does; resolves to its exit code. */
  interrupt(): Promise<number | null>;
}

/** Resolves once the address is printed. */
export async function startPreview(
  script: string,
  line: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<PreviewProcess> {
  const child = spawnCommand(script, ['preview', ...line], folder, env);
  const exited = once(child, 'exit');
  let printed = '';
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      printed += chunk;
      const found = /^ {2}(http:\S+)$/m.exec(printed)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void exited.then(([code]) => reject(new Error(`ended with ${code}: ${printed}`)));
  });
  const { port, pathname } = new URL(address);
  return {
    address,
    port: Number(port),
    token: pathname.slice(1, -1),
    printed: () => printed,
    async interrupt() {
      child.kill('SIGINT');
      const [code] = await exited;
      return code;
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface AskOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A request with exactly this path and these headers, which a browser would not send. */
export async function ask(port: number, path: string, { method = 'GET', headers = {}, body }: AskOptions = {}): Promise<Answer> {
  const sent = request({ host: '127.0.0.1', port, path, method, headers });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) };
}

/** A tab without a browser. */
export class Tab {
  readonly #preview: PreviewAddress;
  readonly #response: IncomingMessage;
  readonly heard: { readonly event: string; readonly data: string }[] = [];
  #wake: () => void = () => {};

  private constructor(preview: PreviewAddress, response: IncomingMessage) {
    this.#preview = preview;
    this.#response = response;
    let rest = '';
    response.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = `${rest}${chunk}`.split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1];
        this.heard.push({ event: field('event') ?? 'message', data: field('data') ?? '' });
      }
      this.#wake();
    });
    // Ended by the server without a farewell.
    response.on('error', () => this.#wake());
  }

  /** Connects and says that the page is ready. */
  static async open(preview: PreviewAddress, uri: string | null = null): Promise<Tab> {
    const sent = request(`${preview.address}events`).end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${await text(response)}`);
    const tab = new Tab(preview, response);
    await tab.until(() => tab.session !== undefined);
    const view = { wave: null, segment: null, persona: null, channel: null, compare: null, versus: null };
    await tab.send({ type: 'ready', uri, view, chosenFile: null });
    return tab;
  }

  get session(): string | undefined {
    return this.heard.find(({ event }) => event === 'session')?.data;
  }

  get messages(): HostMessage[] {
    return this.heard.flatMap(({ event, data }) => (event === 'message' ? [JSON.parse(data)] : []));
  }

  /** The model shown. */
  get model(): PanelModel | undefined {
    return this.messages.findLast((message) => message.type === 'model')?.model;
  }

  async send(message: PanelMessage): Promise<Answer> {
    return ask(this.#preview.port, `/${this.#preview.token}/messages?session=${this.session}`, {
      method: 'POST',
      headers: {
        Host: `127.0.0.1:${this.#preview.port}`,
        Origin: `http://127.0.0.1:${this.#preview.port}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(message),
    });
  }

  /** Resolves once something has been heard that makes it true. */
  async until(isTrue: () => boolean): Promise<void> {
    for (const end = Date.now() + 20_000; !isTrue(); ) {
      if (Date.now() > end) throw new Error(`never heard: ${JSON.stringify(this.heard).slice(0, 2000)}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, 500).unref();
      });
    }
  }

  close(): void {
    this.#response.destroy();
  }
}
