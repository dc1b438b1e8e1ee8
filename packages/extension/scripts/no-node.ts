import { builtinModules } from 'node:module';
import type { Plugin } from 'esbuild';

const BUILT_IN = new RegExp(`^(node:.*|(${builtinModules.join('|')})(/.*)?)$`);

/** Fails the build of browser bundles that import a Node module, even one that a package replaces by an empty one. */
export const noNode: Plugin = {
  name: 'no-node',
  setup(build) {
    build.onResolve({ filter: BUILT_IN }, ({ path, importer }) => ({
      errors: [{ text: `${path} is a module of Node's, which a browser does not have; asked for in ${importer}` }],
    }));
  },
};
