/** Findings as JUnit XML: a test suite for each file, a test for each gate and for each other finding. */
import { h, toXml, type VNode } from '@parcours/charts/element';
import type { Terminal } from '../../terminal.ts';
import { sanitizeLine } from '../sanitize.ts';
import type { Finding, FindingList, GateResult } from './finding.ts';

/** Whether the command fails by a finding. */
type Fails = (finding: Finding) => boolean;

type Outcome = 'passed' | 'failed' | 'skipped';

interface Test {
  readonly path: string;
  readonly outcome: Outcome;
  readonly node: VNode;
}

/**
 * A test fails where the command does (`fails`). Lesser findings pass with their text as output. What is accepted, and a gate that is
 * undecided or excused, is skipped with the reason: never green. A file without tests has one, which passes.
 */
export function junitXml({ findings, files, gates }: FindingList, fails: Fails, { translate }: Pick<Terminal, 'translate'>): string {
  const byGate = Map.groupBy(findings, ({ gate }) => gate);
  const tests = Map.groupBy(
    [
      ...gates.map((gate) => gateTest(gate, byGate.get(gate.id) ?? [], fails)),
      ...(byGate.get(undefined) ?? []).map((finding) => findingTest(finding, fails)),
    ],
    ({ path }) => path,
  );
  const suites = [...new Set([...files, ...tests.keys()])].map((path) => ({
    path,
    tests: tests.get(path) ?? [test(path, translate('findings.none'), 'passed', [])],
  }));
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

/** A gate that several figures fail has a failure for each. */
function gateTest({ path, statement, passed }: GateResult, findings: readonly Finding[], fails: Fails): Test {
  const failures = findings.filter(fails);
  if (failures.length > 0) return test(path, statement, 'failed', failures.map(failure));
  if (passed) return test(path, statement, 'passed', []);
  return test(path, statement, 'skipped', [h('skipped', {}, findings.map(({ message }) => sanitizeLine(message)).join('\n'))]);
}

function findingTest(finding: Finding, fails: Fails): Test {
  const { place, accepted } = finding;
  const name = titleOf(finding);
  if (accepted) return test(place.path, name, 'skipped', [h('skipped', {}, sanitizeLine(accepted.reason))]);
  if (!fails(finding)) return test(place.path, name, 'passed', [h('system-out', {}, placedTitle(finding))]);
  return test(place.path, name, 'failed', [failure(finding)]);
}

function failure(finding: Finding): VNode {
  return h('failure', { message: sanitizeLine(finding.message), type: finding.rule.id }, placedTitle(finding));
}

function titleOf({ rule, message }: Finding): string {
  // The name of a rule without a code says no more than the message.
  return rule.id === rule.name ? sanitizeLine(message) : `${rule.id} ${sanitizeLine(message)}`;
}

function placedTitle(finding: Finding): string {
  const { path, range } = finding.place;
  return `${sanitizeLine(path)}:${range.start.line + 1}:${range.start.character + 1} ${titleOf(finding)}`;
}

function test(path: string, name: string, outcome: Outcome, children: readonly VNode[]): Test {
  return { path, outcome, node: h('testcase', { classname: sanitizeLine(path), name: sanitizeLine(name) }, children) };
}

function countsOf(tests: readonly Test[]) {
  return { tests: String(tests.length), failures: countOf(tests, 'failed'), errors: '0' };
}

function countOf(tests: readonly Test[], outcome: Outcome): string {
  return String(tests.filter((each) => each.outcome === outcome).length);
}
