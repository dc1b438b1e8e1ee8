/** The JSON of the changes against its published schema. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareVersions } from '@parcours/changes';
import Ajv2020 from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { rowsDifferenceOf, versionOf } from '../../../changes/test/version-of.ts';
import { changesJson } from '../../src/output/changes-json.ts';
import { cli } from '../command.ts';
import { COMMITS, type Files, START } from './kitchen-history.ts';

const schemaOf = (name: string) => JSON.parse(readFileSync(join(cli, 'schema', name), 'utf8')) as object;

/** The schema in which a field that it does not describe is an error. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, key === 'enum' ? value : closed(value)]));
  return 'properties' in schema && 'type' in schema ? { ...inner, additionalProperties: false } : inner;
}

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
ajv.addSchema(closed(schemaOf('report.schema.json')) as object);
const validate = ajv.compile(closed(schemaOf('change.schema.json')) as object);

test.each([true, false])(
  'every commit of the history fits the published schema, controlled: %s',
  { timeout: 60_000 },
  async (controlDisclosure) => {
    let files: Files = START;
    const described = new Set<string>();
    for (const { name, edit } of COMMITS) {
      const after = edit(files);
      const rowsDifference = rowsDifferenceOf(files, after);
      const report = compareVersions(await versionOf(files), await versionOf(after), { rowsDifference, controlDisclosure });
      const json = JSON.parse(changesJson(report, 'en')) as { confidential: boolean };
      validate(json);
      expect(
        (validate.errors ?? []).map(({ instancePath, message, params }) => `${name} ${instancePath}: ${message} ${JSON.stringify(params)}`),
      ).toEqual([]);
      expect(json.confidential).toBe(!controlDisclosure);
      for (const key of Object.keys(json)) described.add(key);
      files = after;
    }
    expect(described.size).toBe(9);
  },
);
