/** Findings as JUnit XML: a test suite for each file, a test for each finding. */
import { h, toXml, type VNode } from '@parcours/charts/element';
import { type FailOn, reachesSeverity } from '../../options/fail-on.ts';
import type { Terminal } from '../../terminal.ts';
import { sanitizeLine } from '../sanitize.ts';
import type { Finding, FindingList } from './finding.ts';

type Outcome = 'passed' | 'failed' | 'skipped';

interface Test {
  readonly name: string;
  readonly outcome: Outcome;
  readonly node: VNode;
}

/**
 * A test fails where the command does (`failOn`); lesser findings pass with their text as output, accepted ones are skipped with the
 * reason. A file without findings has one test, which passes.
 */
export function junitXml({ findings, files }: FindingList, failOn: FailOn, { translate }: Pick<Terminal, 'translate'>): string {
  const byFile = Map.groupBy(findings, ({ place }) => place.path);
  const suites = [...new Set([...files, ...byFile.keys()])].map((path) => {
    const found = (byFile.get(path) ?? []).map((finding) => findingTest(finding, failOn));
    return { path, tests: found.length > 0 ? found : [test(path, translate('findings.none'), 'passed', [])] };
  });
  const all = suites.flatMap(({ tests }) => tests);
  return toXml(
    h(
      'testsuites',
      { name: 'parcours', ...countsOf(all) },
      suites.map(({ path, tests }) => [
        '\n  ',
        h(
          'testsuite',
          { name: path, ...countsOf(tests), skipped: countOf(tests, 'skipped') },
          tests.map(({ node }) => ['\n    ', node]),
        ),
      ]),
    ),
  );
}

function findingTest({ rule, severity, message, place, accepted }: Finding, failOn: FailOn): Test {
  const { start } = place.range;
  const name = `${rule.id} ${sanitizeLine(message)}`;
  const text = `${sanitizeLine(place.path)}:${start.line + 1}:${start.character + 1} ${name}`;
  if (accepted) return test(place.path, name, 'skipped', [h('skipped', {}, sanitizeLine(accepted.reason))]);
  if (!reachesSeverity(severity, failOn)) return test(place.path, name, 'passed', [h('system-out', {}, text)]);
  return test(place.path, name, 'failed', [h('failure', { message: sanitizeLine(message), type: rule.id }, text)]);
}

function test(path: string, name: string, outcome: Outcome, children: readonly VNode[]): Test {
  return { name, outcome, node: h('testcase', { classname: sanitizeLine(path), name }, children) };
}

function countsOf(tests: readonly Test[]) {
  return { tests: String(tests.length), failures: countOf(tests, 'failed'), errors: '0' };
}

function countOf(tests: readonly Test[], outcome: Outcome): string {
  return String(tests.filter((each) => each.outcome === outcome).length);
}
