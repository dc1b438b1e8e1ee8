import { nodeHost } from '@parcours/engines/node-host';
import { Workspace } from '@parcours/workspace';
import { type BuildOptions, inject, type LangiumCoreServices, TextDocument, URI } from 'langium';
import { createDefaultModule, createDefaultSharedModule, type LangiumServices, type LangiumSharedServices } from 'langium/lsp';
import { NodeFileSystem } from 'langium/node';
import { JourneyGeneratedSharedModule, JourneyLanguageGeneratedModule } from '../../../language/src/generated/module.ts';
import { JourneyTokenBuilder, SameValues } from '../../../language/test/langium-oracle.ts';

export type Name = 'Parcours' | 'Langium';

export interface Contender {
  /** Opens a folder. */
  open(folder: string): Promise<void>;
  /** Replaces a text, waits for the diagnostics of the files `shown`, and returns their number. */
  edit(uri: string, text: string, shown: readonly string[]): Promise<number>;
}

export const CONTENDERS: Readonly<Record<Name, (checked: boolean) => Contender>> = { Parcours: parcours, Langium: langium };

/** All diagnostics that a user gets: syntax, names, the model, the method, and the evidence if there is any. */
function parcours(): Contender {
  let workspace: Workspace;
  return {
    async open(folder) {
      workspace = new Workspace(await nodeHost([folder]));
      await workspace.open();
    },
    async edit(uri, text, shown) {
      await workspace.openDocument(uri, text);
      let count = 0;
      for (const each of shown) count += (await workspace.diagnostics(each)).length;
      return count;
    },
  };
}

/**
 * Diagnostics of syntax and names by Langium. The token builder and the value converter are the grammar's own, which it needs; all other
 * services are those of `createDefaultModule` and `createDefaultSharedModule`. `checked`: the first build validates too.
 */
function langium(checked: boolean): Contender {
  const shared: LangiumSharedServices = inject(createDefaultSharedModule(NodeFileSystem), JourneyGeneratedSharedModule);
  const services: LangiumServices = inject(createDefaultModule({ shared }), JourneyLanguageGeneratedModule, {
    parser: {
      TokenBuilder: () => new JourneyTokenBuilder(),
      ValueConverter: () => new SameValues(),
    },
  } satisfies { parser: Partial<Record<keyof LangiumCoreServices['parser'], () => unknown>> });
  shared.ServiceRegistry.register(services);
  const { DocumentBuilder, LangiumDocuments, TextDocuments, WorkspaceManager } = shared.workspace;
  if (checked) (WorkspaceManager as { initialBuildOptions: BuildOptions }).initialBuildOptions = { validation: true };
  let version = 0;
  return {
    open: (folder) => WorkspaceManager.initializeWorkspace([{ uri: URI.file(folder).toString(), name: 'bench' }]),
    async edit(uri, text, shown) {
      TextDocuments.set(TextDocument.create(uri, 'journey', ++version, text));
      await DocumentBuilder.update([URI.parse(uri)], []);
      return shown.reduce((count, each) => count + (LangiumDocuments.getDocument(URI.parse(each))?.diagnostics?.length ?? 0), 0);
    },
  };
}
