/** `node call.ts MODULE EXPORT`, arguments on stdin: the child process of `fresh-process.ts`. Writes the result after a marker. */
import { text } from 'node:stream/consumers';

const [url = '', called = ''] = process.argv.slice(2);
console.log = console.error;
const parameters = JSON.parse(await text(process.stdin)) as unknown[];
const exported = (await import(url)) as Record<string, (...parameters: unknown[]) => unknown>;
const result = await exported[called]?.(...parameters);
process.stdout.write(`\u0001${JSON.stringify(result)}`, () => process.exit(0));
