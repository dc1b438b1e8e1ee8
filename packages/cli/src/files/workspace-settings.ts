/** The settings that a workspace carries for everybody who opens it: `.vscode/settings.json`. */
import type { Host } from '@parcours/engines';
import { type FileLimits, parseFileLimits, parseSeverityOverrides, type SeverityOverrides } from '@parcours/model';
import { parse } from 'jsonc-parser';

export interface WorkspaceSettings {
  readonly severities: SeverityOverrides;
  readonly limits: FileLimits;
}

/** Relative to the workspace. */
export const SETTINGS_FILE = '.vscode/settings.json';
const MAX_BYTES = 1 << 20;

/** Read as data: whatever else the file says has no effect. Without a readable file everything is as by default. */
export async function workspaceSettings(host: Host): Promise<WorkspaceSettings> {
  const settings = await readSettings(host);
  return {
    severities: parseSeverityOverrides(settings['parcours.severity']),
    limits: parseFileLimits({
      ...(isRecord(settings['parcours.limits']) ? settings['parcours.limits'] : {}),
      ...Object.fromEntries(
        Object.entries(settings).flatMap(([key, value]): [string, unknown][] =>
          key.startsWith('parcours.limits.') ? [[key.slice('parcours.limits.'.length), value]] : [],
        ),
      ),
    }),
  };
}

async function readSettings(host: Host): Promise<Readonly<Record<string, unknown>>> {
  for (const root of host.roots) {
    const uri = `${root}/${SETTINGS_FILE}`;
    const stat = await host.stat(uri).catch(() => null);
    if (!stat?.isFile || stat.size > MAX_BYTES) continue;
    const real = await host.realUri(uri);
    if (!host.roots.some((each) => real.startsWith(`${each}/`))) continue;
    const text = new TextDecoder().decode(await host.read(uri));
    const value: unknown = parse(text.replace(/^\uFEFF/, ''), [], { allowTrailingComma: true });
    if (isRecord(value)) return value;
  }
  return {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
