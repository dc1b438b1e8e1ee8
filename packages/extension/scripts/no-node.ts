import { builtinModules } from 'node:module';
import type { Plugin } from 'esbuild';

const BUILT_IN = new RegExp(`^(node:.*|(${builtinModules.join('|')})(/.*)?)$`);

/** What runs in a browser must not ask for a module of Node's: not even one that a package replaces by nothing there. */
export const noNode: Plugin = {
  name: 'no-node',
  setup(build) {
    build.onResolve({ filter: BUILT_IN }, ({ path, importer }) => ({
      errors: [{ text: `${path} is a module of Node's, which a browser does not have; asked for in ${importer}` }],
    }));
  },
};
