import type { IncomingMessage, ServerResponse } from 'node:http';
import { pageDocument } from '@parcours/webview/page-document';
import { createToken, isSameToken, refusal } from './access.ts';
import { type PreviewTranslate, previewTranslator } from './messages.ts';
import type { PageFiles } from './page-files.ts';
import { PanelSession } from './panel-session.ts';
import type { PanelSource } from './panel-source.ts';
import { parseLoopbackMessage } from './parse-loopback-message.ts';

/** The first part of an address that can be opened once. */
export const OPENING_PATH = 'open';

/** How long such an address waits to be opened, in ms. */
const OPENING_MS = 60_000;
/** The largest message of a page, in bytes. */
const MAX_BODY = 64 * 1024;
const MAX_TABS = 32;

const EVERY_RESPONSE = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

type MessageKey = Parameters<PreviewTranslate>[0];

/** A request that is refused. */
class Refused extends Error {
  readonly status: number;
  readonly key: MessageKey;

  constructor(status: number, key: MessageKey) {
    super(key);
    this.status = status;
    this.key = key;
  }
}

interface Tab {
  readonly session: PanelSession;
  /** Resolves once the page has been told. */
  end(): Promise<void>;
}

/** Answers the requests. The addresses are a fixed list: no path of a request ever becomes a path on the disk. */
export class PreviewRequests {
  readonly token = createToken();
  port = 0;
  readonly #source: PanelSource;
  readonly #files: PageFiles;
  readonly #onFault: (error: unknown) => void;
  readonly #translate: PreviewTranslate;
  readonly #tabs = new Map<string, Tab>();
  /** What opens the page once, with its timer. */
  readonly #openings = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(source: PanelSource, files: PageFiles, onFault: (error: unknown) => void) {
    this.#source = source;
    this.#files = files;
    this.#onFault = onFault;
    this.#translate = previewTranslator(source.language);
  }

  createOpening(): string {
    const opening = createToken();
    const timer = setTimeout(() => this.#openings.delete(opening), OPENING_MS);
    timer.unref();
    this.#openings.set(opening, timer);
    return opening;
  }

  /** Resolves once every page has been told. */
  async end(): Promise<void> {
    for (const timer of this.#openings.values()) clearTimeout(timer);
    await Promise.all([...this.#tabs.values()].map((tab) => tab.end()));
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(EVERY_RESPONSE)) response.setHeader(name, value);
    try {
      await this.#route(request, response);
    } catch (error) {
      if (!(error instanceof Refused)) this.#onFault(error);
      const { status, key } = error instanceof Refused ? error : new Refused(500, 'fault');
      if (response.headersSent) {
        response.destroy();
        return;
      }
      // What is left of the request is not read.
      response.setHeader('Connection', 'close');
      respond(response, status, 'text/plain; charset=utf-8', `${this.#translate(key)}\n`);
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '', query = ''] = (request.url ?? '').split('?', 2);
    const [root, token = '', ...rest] = path.split('/');
    const route = rest.join('/');
    const isPage = route === '' || token === OPENING_PATH;
    const refused = refusal(request, this.port, isPage);
    if (refused) throw new Refused(403, refused);
    if (root !== '') throw new Refused(403, 'token');
    if (token === OPENING_PATH) {
      this.#open(request, response, route);
      return;
    }
    if (!isSameToken(token, this.token)) throw new Refused(403, 'token');
    const session = new URLSearchParams(query).get('session') ?? '';
    switch (route) {
      case '':
        requireMethod(request, response, 'GET');
        // Without the final slash, the page's relative addresses would lack the token.
        if (rest.length === 0) redirect(response, `/${this.token}/`);
        else this.#sendPage(response);
        break;
      case 'panel.js':
        requireMethod(request, response, 'GET');
        respond(response, 200, 'text/javascript; charset=utf-8', this.#files.script);
        break;
      case 'panel.css':
        requireMethod(request, response, 'GET');
        respond(response, 200, 'text/css; charset=utf-8', this.#files.style);
        break;
      case 'events':
        requireMethod(request, response, 'GET');
        this.#connectTab(response);
        break;
      case 'messages':
        requireMethod(request, response, 'POST');
        await this.#receive(request, this.#tabOf(session));
        response.writeHead(204).end();
        break;
      case 'report.svg':
      case 'report.html':
        requireMethod(request, response, 'GET');
        await this.#sendReport(response, this.#tabOf(session), route === 'report.svg' ? 'svg' : 'html');
        break;
      default:
        throw new Refused(404, 'path');
    }
  }

  #open(request: IncomingMessage, response: ServerResponse, opening: string): void {
    requireMethod(request, response, 'GET');
    const known = [...this.#openings.keys()].find((each) => isSameToken(opening, each));
    if (known === undefined) throw new Refused(403, 'opened');
    clearTimeout(this.#openings.get(known));
    this.#openings.delete(known);
    redirect(response, `/${this.token}/`);
  }

  #sendPage(response: ServerResponse): void {
    const { html, policy } = pageDocument({
      language: this.#source.language,
      script: 'panel.js',
      style: 'panel.css',
      styleSource: "'self'",
      directives: ["connect-src 'self'"],
    });
    response.setHeader('Content-Security-Policy', `${policy}; frame-ancestors 'none'`);
    respond(response, 200, 'text/html; charset=utf-8', html);
  }

  #connectTab(response: ServerResponse): void {
    if (this.#tabs.size >= MAX_TABS) throw new Refused(503, 'tabs');
    const id = createToken();
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
    const session = new PanelSession(this.#source, {
      send: (message) => response.write(`data: ${JSON.stringify(message)}\n\n`),
      drained: async () => {
        if (!response.writableNeedDrain) return;
        await new Promise<void>((resolve) => {
          response.once('drain', resolve);
          response.once('close', resolve);
        });
      },
    });
    const tab: Tab = {
      session,
      end: () =>
        new Promise((resolve) => {
          response.once('close', resolve);
          response.end('event: ended\ndata: {}\n\n', () => resolve());
        }),
    };
    this.#tabs.set(id, tab);
    response.once('close', () => {
      session.end();
      this.#tabs.delete(id);
    });
    response.write(`event: session\ndata: ${id}\n\n`);
  }

  #tabOf(id: string): Tab {
    const tab = this.#tabs.get(id);
    if (!tab) throw new Refused(404, 'session');
    return tab;
  }

  async #receive(request: IncomingMessage, { session }: Tab): Promise<void> {
    // A page elsewhere cannot send this type without asking first.
    if (request.headers['content-type'] !== 'application/json') throw new Refused(415, 'message');
    const message = parseLoopbackMessage(await readBody(request));
    if (!message) throw new Refused(400, 'message');
    await session.receive(message);
  }

  async #sendReport(response: ServerResponse, { session }: Tab, format: 'svg' | 'html'): Promise<void> {
    const report = await session.exportReport(format);
    if (!report) throw new Refused(404, 'no-report');
    // Saved, never shown: the report is not part of this origin.
    response.setHeader('Content-Disposition', `attachment; filename*=UTF-8''${encodeFileName(report.name)}`);
    respond(response, 200, format === 'svg' ? 'image/svg+xml; charset=utf-8' : 'text/html; charset=utf-8', report.text);
  }
}

function respond(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) }).end(body);
}

function redirect(response: ServerResponse, to: string): void {
  response.writeHead(303, { Location: to }).end();
}

function requireMethod({ method }: IncomingMessage, response: ServerResponse, allowed: 'GET' | 'POST'): void {
  if (method === allowed) return;
  response.setHeader('Allow', allowed);
  throw new Refused(405, 'method');
}

/** @throws Refused for more than `MAX_BODY`; the rest of the body is not kept. */
function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    if (Number(request.headers['content-length'] ?? 0) > MAX_BODY) return reject(new Refused(413, 'size'));
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BODY) reject(new Refused(413, 'size'));
      else chunks.push(chunk);
    });
    request.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.once('error', reject);
  });
}

/** For `filename*` (RFC 8187). */
function encodeFileName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
