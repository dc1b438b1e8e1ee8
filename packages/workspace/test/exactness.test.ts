/** Small studies whose figures lie exactly at a threshold, at a tie, or are equal (method.md, 2.21): what binary fractions must not decide. */
import { DEFAULT_VIEW } from '@parcours/model';
import { expect, test } from 'vitest';
import { uriOf } from './memory-host.ts';
import { openWorkspace } from './open-workspace.ts';

const evaluate = async (files: Readonly<Record<string, string>>) => (await (await openWorkspace(files)).evaluation()).report;

test('two means that are exactly at a threshold and at their target are enchanting, without a gap', async () => {
  const { stages } = await evaluate({
    'a.journey': `touchpoint t "T"
journey j "J" {
  stage a "I a" touchpoint t target +1
  stage b "I b" touchpoint t target +1
}
observations o "O" of j method survey date 2026-03 from "d.csv" delimiter ";" {
  respondent "id"
  measure a from "a" scale 1..10
  measure b from "b" scale 1..10
}
`,
    'd.csv': 'id;a;b\n1;5;6\n2;9;8\n',
  });
  for (const stage of stages) expect(stage).toMatchObject({ class: 'enchanting', gap: { value: 0 }, priority: 0 });
});

test('respondents whose answers average to the same have no spread, and one class', async () => {
  const { stages } = await evaluate({
    'a.journey': `touchpoint t "T"
journey j "J" {
  stage s0 "I do a" touchpoint t target +2
}
observations o2_x "S2" of j method survey date 2025-06
  from "d2.csv" delimiter "\\t" decimal point {
  respondent "id"
  measure s0 from "q_s0" scale 1..10
}
`,
    'd2.csv': 'id\tq_s0\nR0\t9\nR0\t5\nR12\t7\n',
  });
  expect(stages[0]).toMatchObject({
    measured: { n: 2, low: null, high: null },
    studies: [{ sd: 0, shares: { disappointing: 0, neutral: 0, enchanting: 1 } }],
    gap: { low: null, high: null, proven: null },
  });
});

test('equal answers in both waves have no verdict', async () => {
  const { workspace } = await openWorkspace({
    'a.journey': `touchpoint t "T"
journey j "J" {
  stage a "I a" touchpoint t target +2
}
observations o1 "O1" of j method survey date 2026-03 wave "W1" from "d1.csv" delimiter ";" {
  respondent "id"
  measure a from "a" scale 1..10
}
observations o2 "O2" of j method survey date 2026-09 wave "W2" from "d2.csv" delimiter ";" {
  respondent "id"
  measure a from "a" scale 1..10
}
`,
    'd1.csv': 'id;a\n1;9\n1;5\n2;7\n',
    'd2.csv': 'id;a\n1;8\n1;8\n2;8\n',
  });
  const [evaluation] = await workspace.evaluateFile(uriOf('a.journey'), { ...DEFAULT_VIEW, compare: 'wave' });
  const differences = evaluation?.report.comparisons.flatMap(({ stages }) => stages.flatMap((stage) => stage.differences)) ?? [];
  expect(differences).toHaveLength(1);
  expect(differences[0]).toMatchObject({ p: null, verdict: null });
});

test('of two stages that are equally far from the middle the earlier is the peak', async () => {
  const { stages, peakEnd, firstImpression } = await evaluate({
    'a.journey': `scale +1..+5 disappointing below +2.5 enchanting from +4
touchpoint t "T"
journey j "J" {
  stage s0 "I do a" touchpoint t
  stage s3 "I do d" touchpoint t
}
observations o0_W1 "S0" of j method survey date 2025-03 wave "W1"
  from "d0W1.csv" delimiter "," decimal point {
  respondent "id"
  measure s0 from "q_s0" scale 0..10
  measure s3 from "q_s3" scale 0..10 missing 999
}
`,
    'd0W1.csv': 'id,q_s0,q_s3\nR2,10,0.5\nR3,9,0.5\n',
  });
  expect(stages[0]?.measured?.mean).toBeCloseTo(4.8, 12);
  expect(stages[1]?.measured?.mean).toBeCloseTo(1.2, 12);
  // (4.8 + 1.2)/2
  expect(peakEnd).toBeCloseTo(3, 12);
  expect(firstImpression).toBeCloseTo(4.8, 12);
});

test('of several answers of one respondent to a KPI each counts its share', async () => {
  const { kpis } = await evaluate({
    'a.journey': `journey j "J" {
  kpi rate "R"
  kpi csat "S" boxes 4..5
  kpi nps "N"
  kpi ces "C"
}
observations o "O" of j method survey date 2026-03 from "d.csv" delimiter ";" {
  respondent "id"
  kpi rate from "r" success "yes"
  kpi csat from "s" scale 1..5
  kpi nps from "n" scale 0..10
  kpi ces from "c" scale 1..7
}
`,
    'd.csv': 'id;r;s;n;c\na;no;3;8;1\na;yes;5;10;7\nb;no;2;5;2\n',
  });
  // a half and nobody of two; half a promoter and a detractor of two; the mean of 4 and 2
  expect(kpis.map(({ name, n, value }) => [name, n, value])).toEqual([
    ['rate', 2, 25],
    ['csat', 2, 25],
    ['nps', 2, -25],
    ['ces', 2, 3],
  ]);
});
