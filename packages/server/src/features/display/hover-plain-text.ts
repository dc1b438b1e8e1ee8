/** A hover text for a client that shows no Markdown: the markup that the hover uses is taken out, what is escaped in it stands for itself. */
export function hoverPlainText(markdown: string): string {
  return markdown.replace(MARKUP, (_, escaped: string | undefined, code: string | undefined, entity: string | undefined) =>
    entity === undefined ? (escaped ?? code ?? '') : (ENTITIES[entity] ?? ''),
  );
}

/** An escaped character, inline code, an entity, or the delimiter of bold or italic text. */
const MARKUP = /\\([\\`*_{}[\]()#+\-.!|<>&~@:])|`([^`\n]*)`|&(lt|gt|amp);|\*\*|_/g;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' };
