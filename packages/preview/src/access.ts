import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** 192 random bits, in letters that stand for themselves in an address. */
export function createToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Compares in constant time: how long it takes tells nothing of the token. */
export function isSameToken(given: string, token: string): boolean {
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

export type Refusal = 'host' | 'origin';

/**
 * Whether a request comes from a page of this server, or from nowhere (an address that was typed or opened).
 *
 * - The `Host` must be this server's: with a name that was rebound to this machine, a page elsewhere would count as its own origin.
 * - An `Origin`, and what Fetch Metadata tells of it, must be this server's. Only the page itself may be opened from elsewhere, by a link.
 *
 * @param isPage the request is for the page itself.
 */
export function refusal({ headers, method }: IncomingMessage, port: number, isPage: boolean): Refusal | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host = '', origin } = headers;
  if (!hosts.includes(host)) return 'host';
  if (origin !== undefined ? origin !== `http://${host}` : method === 'POST') return 'origin';
  const site = headers['sec-fetch-site'];
  const isOwn = site === undefined || site === 'same-origin' || site === 'none';
  const isLink = isPage && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return isOwn || isLink ? null : 'origin';
}
