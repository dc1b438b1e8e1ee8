/** Links a layout as a user does: the block that `link` proposes, the scales filled in, then read and scored. */
import { normalizeLabel, type Study } from '@parcours/model';
import { isFault, readFile } from '@parcours/observations';
import { uriOf } from '../memory-host.ts';
import { openWorkspace } from '../open-workspace.ts';
import { JOURNEYS } from './journeys.ts';
import { type Answer, answersOf, contentOf, type Layout, type LayoutColumn, pathOf } from './layout.ts';

export interface LinkedLayout {
  readonly layout: Layout;
  readonly block: string;
  /** Whether the header line is right. */
  readonly header: boolean;
  /** Columns that have a role. */
  readonly wanted: number;
  /** Those of them that have it in the block. */
  readonly right: number;
  /** Roles that are missing, and roles that are not right: `"header": proposed, not true`. */
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
  /** Whether a log is called one, and nothing else is. */
  readonly log: boolean;
  /** Errors of reading and figures that differ from those computed here. */
  readonly faults: readonly string[];
}

export async function linkLayout(layout: Layout): Promise<LinkedLayout> {
  const path = pathOf(layout);
  const content = contentOf(layout);
  const journey = JOURNEYS[layout.journey] as string;
  const opened = await openWorkspace({ 'a.journey': journey, [path]: content });
  const [model] = opened.workspace.models(uriOf('a.journey'));
  if (!model) throw new Error(`${layout.journey} is no journey`);
  const proposed = await opened.workspace.suggestBlock(uriOf(path), model, uriOf('a.journey'));
  if ('code' in proposed) throw new Error(`${layout.name}: ${proposed.code}`);
  const completed = completeScales(proposed.block, layout);
  const linked = await openWorkspace({ 'a.journey': `${journey}\n${completed}`, [path]: content });
  const study = linked.workspace.models(uriOf('a.journey'))[0]?.studies[0];
  if (!study) throw new Error(`${layout.name} gives no study:\n${completed}`);

  const read = await readFile(typeof content === 'string' ? new TextEncoder().encode(content) : content, path, study.dialect);
  const headers = isFault(read) ? [] : read.columns;
  // Blank lines below a title need not be skipped: the table that is read decides.
  const headings = study.dialect.header === null ? (layout.labelled ? 1 : 0) + (layout.importIds ? 1 : 0) : 0;
  const header =
    !isFault(read) &&
    layout.header.includes(study.dialect.header) &&
    read.rows === layout.rows + headings &&
    layout.columns.every(({ header: name }, at) => headers[at]?.includes(normalizeLabel(name)));
  const columnOf = (name: string): LayoutColumn | undefined => layout.columns[headers.indexOf(normalizeLabel(name))];
  const roles = rolesOf(study).map(([role, name]) => ({ role, name, column: columnOf(name) }));
  const wrong = roles.filter(({ role, column }) => column?.truth?.replace(/\?$/, '') !== role);
  const required = layout.columns.filter(({ truth }) => truth !== null && !truth.endsWith('?'));
  // Of several columns that may identify the respondent or date the answers, one is enough.
  const isGiven = (column: LayoutColumn) =>
    roles.some(
      ({ role, column: other }) => role === column.truth && (other === column || (SINGLE.has(role) && other?.truth === `${role}?`)),
    );
  const missing = required.filter((column) => !isGiven(column));
  const isCalledLog = study.method === 'analytics';
  return {
    layout,
    block: proposed.block,
    header,
    wanted: required.length,
    right: required.length - missing.length,
    missed: missing.map(({ header: name, truth }) => `"${name}": ${truth}`),
    wrong: wrong.map(({ role, name, column }) => `"${name}": ${role}, not ${column?.truth ?? null}`),
    log: isCalledLog === layout.isLog,
    // What rates nothing cannot be scored, and link says so.
    faults:
      !layout.isLog && !required.some(({ truth }) => RATED.test(truth ?? ''))
        ? []
        : [
            ...(await linked.diagnostics())
              .filter(({ severity }) => severity === 'error')
              .map(({ code, parameters }) => `${code} ${JSON.stringify(parameters)}`),
            ...(await figureFaults(layout, roles, linked)),
          ],
  };
}

/** Roles that give figures or texts to show. */
const RATED = /^(measure|kpi|verbatim|score|mean)/;

/** Roles that one column of a file has. */
const SINGLE = new Set(['respondent', 'date']);

/** The roles that a study gives to columns, as the truth of a layout writes them. */
function rolesOf(study: Study): [role: string, header: string][] {
  const { respondent, stage, touchpoint, action, response, score, channel, segment, persona, dateColumn, weightColumn } = study;
  const { cluster, observer, mean, n, sd } = study;
  const single = {
    respondent,
    stage,
    touchpoint,
    action,
    response,
    score,
    channel,
    segment,
    persona,
    date: dateColumn,
    cluster,
    observer,
    mean,
    n,
    sd,
  };
  return [
    ...Object.entries({ ...single, weight: weightColumn }).flatMap(([role, column]): [string, string][] =>
      column ? [[role, column.header]] : [],
    ),
    ...study.verbatims.map(({ column }): [string, string] => ['verbatim', column.header]),
    ...study.measures.flatMap(({ stage: name, column, expectation }): [string, string][] => [
      [`measure ${name}`, column.header],
      ...(expectation ? [[`expectation ${name}`, expectation.header] as [string, string]] : []),
    ]),
    ...study.kpis.map(({ kpi, column }): [string, string] => [`kpi ${kpi}`, column.header]),
  ];
}

/** The author's part: the scale of the questionnaire, where a comment asks for it. */
function completeScales(block: string, { columns }: Layout): string {
  return block
    .split('\n')
    .map((line) => {
      if (!line.includes('// scale?')) return line;
      const name = /"((?:[^"\\]|\\.)*)"/.exec(line)?.[1]?.replaceAll('\\"', '"') ?? '';
      const scale =
        columns.find(
          ({ header, label, cells }) =>
            cells.scale &&
            header !== '' &&
            (name === header || name.endsWith(` ${header}`) || (name.startsWith(header) && name.endsWith(label))),
        )?.cells.scale ?? columns.find(({ label, cells }) => cells.scale && label !== '' && name.endsWith(label))?.cells.scale;
      const [low, high] = scale ?? [0, 1000];
      return line.replace(/( \{)? \/\/ scale\?/, ` scale ${low}..${high}$1 // scale?`);
    })
    .join('\n');
}

type Role = { readonly role: string; readonly name: string; readonly column: LayoutColumn | undefined };

/** n and mean of each stage and KPI whose column is right, against the answers of the layout; scale −3..3. */
async function figureFaults(layout: Layout, roles: readonly Role[], linked: Awaited<ReturnType<typeof openWorkspace>>): Promise<string[]> {
  if (layout.isLog || layout.aggregated) return [];
  const { report } = await linked.evaluation();
  const faults: string[] = [];
  const answers = (column: LayoutColumn) => answersOf(layout, layout.columns.indexOf(column));
  const weighting = roles.find(({ role }) => role === 'weight')?.column;
  const weights = weighting ? answers(weighting).map(({ value }) => value ?? 0) : Array.from({ length: layout.rows }, () => 1);
  const differ = (what: string, figure: number | null | undefined, right: number) => {
    if (figure === null || figure === undefined || Math.abs(figure - right) > 1e-9) faults.push(`${what}: ${figure}, not ${right}`);
  };
  const scored = ({ value }: Answer, [low, high]: readonly [number, number]) =>
    value === null ? null : -3 + ((value - low) / (high - low)) * 6;
  for (const { role, column } of roles) {
    if (!column?.truth || column.truth.replace(/\?$/, '') !== role) continue;
    const given = answers(column).flatMap((answer, row) => (answer.value === null ? [] : [{ answer, weight: weights[row] as number }]));
    const total = given.reduce((sum, { weight }) => sum + weight, 0);
    const share = (isOne: (value: number) => boolean) =>
      given.reduce((sum, { answer, weight }) => sum + (isOne(answer.value as number) ? weight : 0), 0) / total;
    const [kind, name] = role.split(' ');
    if (kind === 'measure') {
      const measured = report.stages.find((stage) => stage.name === name)?.measured;
      const mean =
        given.reduce((sum, { answer, weight }) => sum + weight * (scored(answer, column.cells.scale ?? [0, 1]) as number), 0) / total;
      differ(`n of ${role}`, measured?.n, given.length);
      differ(`mean of ${role}`, measured?.mean, mean);
    }
    const kpi = kind === 'kpi' ? report.kpis.find((each) => each.name === name) : undefined;
    if (kind !== 'kpi') continue;
    differ(`n of ${role}`, kpi?.n, given.length);
    if (kpi?.kind === 'nps') differ(role, kpi.value, share((value) => value >= 9) * 100 - share((value) => value <= 6) * 100);
    if (kpi?.kind === 'csat') differ(role, kpi.value, share((value) => value >= 4) * 100);
    if (kpi?.kind === 'rate') differ(role, kpi.value, share((value) => value === 1) * 100);
    if (kpi?.kind === 'ces')
      differ(role, kpi.value, given.reduce((sum, { answer, weight }) => sum + weight * (answer.value as number), 0) / total);
  }
  const [respondent, stage, score] = ['respondent', 'stage', 'score'].map((role) => roles.find((each) => each.role === role)?.column);
  if (respondent && stage && score?.cells.scale) {
    const [who, where, what] = [answers(respondent), answers(stage), answers(score)];
    for (const { name, label, measured } of report.stages) {
      const byPerson = Map.groupBy(
        where.flatMap(({ text }, row) => (text === label || text === name ? [row] : [])),
        (row) => who[row]?.text,
      );
      const means = [...byPerson.values()].map(
        (rows) =>
          rows.reduce((sum, row) => sum + (scored(what[row] as Answer, score.cells.scale as [number, number]) as number), 0) / rows.length,
      );
      if (means.length === 0) continue;
      differ(`n at ${name}`, measured?.n, means.length);
      differ(`mean at ${name}`, measured?.mean, means.reduce((sum, mean) => sum + mean, 0) / means.length);
    }
  }
  return faults;
}
