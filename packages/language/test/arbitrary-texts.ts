import fc from 'fast-check';

/**
 * Valid texts as nobody would write them: attributes in random order, any spacing, comments everywhere, any quotes. `owner`
 * outside braces is the one word where a line break means something: a statement of it begins a line, an attribute does not.
 */
export const texts: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(
      fc.oneof(
        channel(),
        owner(),
        touchpoint(),
        persona(),
        repository(),
        journey(),
        questionnaire(),
        observations(),
        plan(),
        scale(),
        statement([gate()]),
      ),
      { maxLength: 6 },
    ),
    tail(),
  )
  .map(([statements, end]) => statements.join('') + end);

function word(): fc.Arbitrary<string> {
  return fc.constantFrom(
    'a',
    'b',
    'été',
    'web-2',
    '価格',
    'stage',
    'channel',
    'quote',
    'moment',
    '__proto__',
    'date',
    'hot',
    'questionnaire',
  );
}

function quoted(): fc.Arbitrary<string> {
  return fc.constantFrom('"x"', "'it is'", '« oui »', '"a // b"', '"/* no */"', '"{"', '"tab\tin"', '"\\"q\\""', "'}'", '"-> ,"', '""');
}

function number(): fc.Arbitrary<string> {
  return fc.constantFrom('0', '+2', '-1.50', '−3', '10');
}

function gap(line = true): fc.Arbitrary<string> {
  const inline = ['', ' ', '\t', '\u00A0', ' /* c */ ', '/**/', ' /* " { */ '];
  const breaking = [
    '\n',
    '\r\n',
    '\n\n\n',
    ' // end\n',
    '\n// own\n',
    ' /* two\n   lines */ ',
    '\n\n// own\n\n',
    '\n/* b */\n',
    '// z \r\n',
  ];
  return fc.constantFrom(...inline, ...(line ? breaking : []));
}

function tail(): fc.Arbitrary<string> {
  return fc.constantFrom('', '\n', '\n\n\n', ' // last', '\n// last', '\n/* last */  ', '\r\n', '   ');
}

/** Words with gaps between them; where `line` is false, none that breaks the line. */
function spaced(parts: readonly (string | fc.Arbitrary<string>)[], line = true): fc.Arbitrary<string> {
  return fc
    .tuple(...parts.map((part) => fc.tuple(typeof part === 'string' ? fc.constant(part) : part, gap(line))))
    .map((pairs) => pairs.map(([part, between]) => `${part}${between === '' ? ' ' : between}`).join(''));
}

function statement(parts: readonly (string | fc.Arbitrary<string>)[], line = true): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom('\n', '\n\n', '\n// above\n', '\n\n\n\n', '\n/* pre */ '), spaced(parts, line))
    .map((pair) => pair.join(''));
}

/** Each of the attributes or none of it, in any order. */
function shuffled(attributes: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc
    .shuffledSubarray([...attributes.keys()])
    .chain((order) => (order.length === 0 ? fc.constant('') : spaced(order.map((at) => attributes[at] as fc.Arbitrary<string>))));
}

function list(item: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .array(item, { minLength: 1, maxLength: 3 })
    .chain((items) => spaced(items.flatMap((each, index) => (index === 0 ? [each] : [',', each]))));
}

function block(item: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constant(''),
    fc.array(item, { maxLength: 3 }).chain((items) => spaced(['{', ...items, '}'])),
  );
}

function named(): fc.Arbitrary<string> {
  return fc.oneof(word(), quoted(), spaced([word(), quoted()]));
}

function channel() {
  return statement(['channel', named()]);
}

function owner() {
  return statement(['owner', fc.oneof(word(), fc.constant('owner')), quoted()], false);
}

function scale() {
  return statement(['scale -3..+3', shuffled([spaced(['disappointing', 'below', number()]), spaced(['enchanting', 'from', number()])])]);
}

function touchpoint() {
  const attributes = [spaced(['on', fc.oneof(word(), fc.constant('owner'))], false), spaced(['owner', word()], false)];
  return statement(
    [
      'touchpoint',
      word(),
      fc.shuffledSubarray([0, 1]).chain((order) =>
        order.length
          ? spaced(
              order.map((at) => attributes[at] as fc.Arbitrary<string>),
              false,
            )
          : fc.constant(''),
      ),
    ],
    false,
  );
}

function persona() {
  return statement(['persona', named(), block(spaced([fc.constantFrom('goal', 'frustration', 'quote'), quoted()]))]);
}

function repository() {
  const action = spaced([
    'action',
    named(),
    shuffled([fc.constantFrom('basic', 'delight'), spaced(['channel', list(word())])]),
    block(spaced(['response', named(), number()])),
  ]);
  return statement(['repository', named(), block(spaced(['stage', named(), block(action)]))]);
}

function stage() {
  const attributes = [
    spaced(['channel', list(word())]),
    spaced(['touchpoint', list(fc.oneof(word(), quoted()))]),
    spaced(['score', number()]),
    spaced(['target', number()]),
    fc.constant('volume 20 %'),
    fc.constant('importance 3'),
    spaced(['moment', 'of', 'truth']),
    // Twice: a diagnostic, but no syntax error.
    spaced(['score', number()]),
  ];
  const told = fc.oneof(
    spaced(['does', quoted()]),
    spaced(['needs', 'explicit', quoted()]),
    spaced(['choice', quoted(), 'criteria', list(quoted())]),
    spaced(['expects', quoted(), 'within', '24 h']),
    spaced(['rupture', 'from', word(), 'to', word(), quoted()]),
    spaced(['touchpoint', word(), 'score', number()]),
  );
  return spaced(['stage', named(), shuffled(attributes), block(told)]);
}

function journey() {
  const kpi = spaced([
    'kpi',
    fc.constantFrom('nps', 'csat', 'time', 'amount'),
    shuffled([
      spaced(['boxes', '4..5']),
      spaced(['lower', 'is', 'better']),
      spaced(['within', '2h']),
      spaced(['target', fc.constantFrom('80%', '+40', '90min')]),
    ]),
  ]);
  const item = fc.oneof(spaced(['objective', quoted()]), kpi, stage(), gate(), spaced(['phase', named(), block(stage())]));
  return statement([
    'journey',
    named(),
    shuffled([spaced(['for', word()]), spaced(['scenario', quoted()]), spaced(['uses', word()])]),
    block(item),
  ]);
}

function observations() {
  const attributes = [
    spaced(['uses', fc.oneof(word(), quoted(), fc.constantFrom('hot', 'panel', 'by'))]),
    fc.constantFrom('hot', 'cold'),
    fc.constant('panel'),
    spaced(['method', fc.constantFrom('survey', 'mystery-visit')]),
    fc.constant('date 2026-03'),
    spaced(['weight', number()]),
    spaced(['weight', 'by', 'segment', 'shares']),
    spaced(['wave', fc.oneof(word(), quoted())]),
    fc.constant('aggregated'),
    spaced(['from', quoted()]),
    spaced(['delimiter', quoted()]),
    fc.constant('encoding utf-8'),
    fc.constant('decimal comma'),
    fc.constant('thousands space'),
    fc.constant('dates day-month-year'),
    spaced(['sheet', quoted()]),
    fc.constant('range "B4:H"'),
    fc.constant('skip 2'),
    fc.constant('header 3'),
    spaced(['totals', list(quoted())]),
  ];
  return statement([fc.constantFrom('observations', 'benchmark'), named(), 'of', word(), shuffled(attributes), block(column())]);
}

function questionnaire() {
  return statement(['questionnaire', named(), 'of', word(), block(column())]);
}

function column() {
  const rating = [spaced(['scale', '1', '..', '10']), spaced(['missing', list(fc.oneof(number(), quoted()))])];
  const figures = block(spaced([list(quoted()), '->', number()]));
  return fc.oneof(
    spaced([
      fc.constantFrom('respondent', 'stage', 'date', 'cluster', 'observer'),
      quoted(),
      shuffled(rating),
      block(spaced([list(quoted()), '->', word()])),
    ]),
    spaced([fc.constantFrom('score', 'mean', 'n', 'sd'), quoted(), shuffled(rating), figures]),
    spaced(['measure', word(), 'from', quoted(), shuffled([...rating, spaced(['expectation', quoted()])]), figures]),
    spaced(['kpi', word(), 'from', quoted(), shuffled([...rating, spaced(['success', list(number())]), fc.constant('unit min')]), figures]),
    spaced(['verbatim', quoted()]),
    spaced(['verbatim', quoted(), 'on', fc.oneof(word(), quoted())]),
    spaced(['where', quoted(), 'is', list(quoted())]),
  );
}

function plan() {
  const attributes = [
    spaced(['on', word()]),
    spaced(['owner', word()]),
    fc.constant('due 2026-09-30'),
    spaced(['effort', number()]),
    spaced(['impact', number()]),
    fc.constant('status done'),
    spaced(['of', word()]),
  ];
  return statement(['plan', named(), block(spaced(['initiative', named(), shuffled(attributes)]))]);
}

function gate() {
  const of = fc.oneof(
    fc.constant('every stage'),
    fc.constant('every moment of truth'),
    spaced(['stage', word()]),
    spaced(['phase', word()]),
  );
  const at = fc.constantFrom('at least', 'least', 'at most', 'most');
  const least = fc.constantFrom('at least', 'least');
  const figure = fc.oneof(
    spaced(['gap', fc.constantFrom('at most', 'most'), number()]),
    spaced(['score', least, number()]),
    spaced([
      'class',
      fc.constantFrom('is', 'at least', 'is at least', 'least', ''),
      fc.constantFrom('disappointing', 'neutral', 'enchanting'),
    ]),
    spaced(['n', least, number()]),
    fc.constant('without proven gap'),
  );
  const kpi = spaced(['kpi', word(), at, fc.oneof(number(), fc.constantFrom('80%', '24h'))]);
  const optional = (part: fc.Arbitrary<string>) => fc.oneof(fc.constant(''), part);
  return spaced([
    'require',
    fc.oneof(spaced([of, figure]), kpi, spaced(['index', least, number()])),
    optional(spaced(['where n', least, number()])),
    optional(spaced(['unless', quoted(), optional(fc.constantFrom('until 2027-01', 'until 2027', 'until 2027-01-31'))])),
  ]);
}
