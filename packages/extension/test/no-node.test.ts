import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { noNode } from '../scripts/no-node.ts';

function bundle(contents: string) {
  const stdin = { contents, resolveDir: import.meta.dirname };
  return build({ stdin, bundle: true, write: false, platform: 'browser', plugins: [noNode], logLevel: 'silent' });
}

for (const name of ['node:fs', 'fs', 'fs/promises', 'worker_threads', 'process']) {
  test(`a bundle for a browser that asks for ${name} is not made`, async () => {
    await expect(bundle(`import * as it from '${name}'; console.log(it);`)).rejects.toThrow(`${name} is a module of Node's`);
    await expect(bundle(`console.log(require('${name}'));`)).rejects.toThrow(`${name} is a module of Node's`);
  });
}

test('one that asks for a package whose name begins like one of them is', async () => {
  const { outputFiles } = await bundle("import { URI } from 'vscode-uri'; console.log(URI.file('/a').path);");
  expect(outputFiles).toHaveLength(1);
});
