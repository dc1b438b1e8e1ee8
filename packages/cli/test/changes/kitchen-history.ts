/**
 * The history of a small workspace: one commit for each kind of change that a reviewer meets. Each commit changes one thing, so that what
 * is said of it can be judged.
 */

/** The files of a workspace by path. */
export type Files = Readonly<Record<string, string>>;

export interface Commit {
  /** Names the stored texts. */
  readonly name: string;
  readonly subject: string;
  /** The files after the commit, from those before it. */
  readonly edit: (files: Files) => Files;
}

const PERIMETER = `// What all journeys of the kitchen shops share.

scale -3..+3 disappointing below -0.5 enchanting from +1

channel web   "Website"
channel store "Store"
channel phone "Call centre"
channel mail  "E-mail"

owner digital "Digital"
owner retail  "Stores"
owner care    "Customer care"

segment renovators "Renovators" share 45%
segment movers     "Movers"     share 20%

persona lea "Léa, 38" in renovators {
  goal        "A new kitchen before the summer"
  frustration "The same quote three times"
}

touchpoint comparator "Online comparison" on web   owner digital
touchpoint planner    "Kitchen adviser"   on store owner retail
touchpoint hotline    "Quote hotline"     on phone owner care
touchpoint fitting    "Fitting at home"   on store owner retail
touchpoint claim      "Complaint form"    on web   owner care
`;

const REPOSITORY = `import "perimeter.journey"

repository optimal "Optimal experience" {

  stage advice "I get advice" {
    action wait "I wait for an adviser" basic {
      response quick "Less than five minutes"   +1
      response long  "More than fifteen minutes" -2
    }
    action listen "I explain my project" performance {
      response tailored "The adviser rephrases and suggests" +2
      response generic  "The adviser recites"                -1
    }
  }

  stage follow "I ask about my quote" {
    action resume "I call with my quote number" basic {
      response known   "The file is found"       +1
      response unknown "I must begin from zero"  -3
    }
  }
}
`;

const KITCHEN = `import "perimeter.journey"
import "optimal.journey"

journey kitchen "I buy my kitchen" for lea scenario "First purchase" uses optimal {
  objective "Fewer quotes that never become orders"
  kpi nps "Recommendation" target +20
  kpi ces "Ease" target 5.5

  phase before "Before the purchase" {
    stage compare "I compare the offers" channel web touchpoint comparator score +1 target +1 volume 80% importance 4 {
      does    "I configure two kitchens and compare the quotes"
      expects "A firm price" within 24h
      feels   "Hesitant"
    }
    stage advice "I get advice" channel store touchpoint planner score +1 target +2.5 volume 55% importance 5 moment of truth
  }

  phase purchase "Purchase" {
    stage follow "I ask about my quote" channel phone touchpoint hotline target +1 volume 30% importance 5 moment of truth {
      expects "An answer at the first call" within 2h
      rupture from web to phone "The quote made online cannot be resumed by phone"
    }
    stage order "I order" channel store touchpoint planner target +1.5 volume 22%
  }

  phase use "Use" {
    stage fit "I have my kitchen fitted" channel store touchpoint fitting target +1 volume 20% importance 5 moment of truth
  }
}

questionnaire after "Survey after the visit" of kitchen {
  respondent "id"
  measure compare from "compare" scale 1..10 missing 99
  measure advice  from "advice"  scale 1..10 missing 99
  measure order   from "order"   scale 1..10 missing 99
  measure fit     from "fitting" scale 1..10 missing 99
  kpi nps from "recommend" scale 0..10
  kpi ces from "ease" scale 1..7
}

observations visits "Mystery visits" of kitchen
  method mystery-visit date 2026-03
  from "data/visits-2026.csv" {
  respondent "visitor"
  stage      "stage"
  action     "action"
  response   "response"
}

observations spring_2026 "Survey, spring 2026" of kitchen uses after
  method survey date 2026-04 wave "Spring 2026"
  from "data/survey-2026-04.csv"

plan roadmap "Roadmap 2026" for kitchen {
  initiative resume "Resume quotes in the call centre" on follow owner care due 2026-09-30 effort 3 impact +2 status planned
  initiative online "Adviser appointments online" on advice owner retail due 2026-06-30 effort 2 impact +1 status started
}
`;

const COMPLAINT = `import "perimeter.journey"

journey complaint "I complain about a defect" for lea scenario "Service case" {
  objective "A complaint that ends well"
  stage report "I report the defect" channel web touchpoint claim score -1 target +1 importance 4
  stage wait   "I wait for the fitter" channel store touchpoint fitting score 0 target +1
}
`;

/** What respondents think on average, 1–10, and how far they spread. */
interface Opinions {
  readonly compare: number;
  readonly advice: number;
  readonly order: number;
  readonly fitting: number;
}

const SPRING: Opinions = { compare: 6.6, advice: 6.9, order: 7.6, fitting: 7.4 };

/** A survey file with one row a respondent. A generator of its own stands for chance: the same bytes everywhere. */
function survey(seed: number, respondents: number, opinions: Opinions): string {
  const chance = generator(seed);
  const around = (mean: number, min: number, max: number) => {
    const spread = chance() + chance() + chance() + chance() - 2;
    return Math.min(max, Math.max(min, Math.round(mean + 2.4 * spread)));
  };
  const rows = Array.from({ length: respondents }, (_, at) => {
    const [compare, advice, order] = [opinions.compare, opinions.advice, opinions.order].map((mean) => around(mean, 1, 10));
    const fitting = at % 5 === 4 ? 99 : around(opinions.fitting, 1, 10);
    const mood = (opinions.advice + opinions.fitting) / 2;
    return [`R${String(at + 1).padStart(3, '0')}`, compare, advice, order, fitting, around(mood + 1, 0, 10), around(mood - 2, 1, 7)].join(
      ';',
    );
  });
  return `${['id;compare;advice;order;fitting;recommend;ease', ...rows].join('\n')}\n`;
}

/** Numerical Recipes' linear congruential generator, 0–1. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function visits(): string {
  const rows = Array.from({ length: 24 }, (_, at) => {
    const visitor = `V${String(at + 1).padStart(2, '0')}`;
    return [
      `${visitor};advice;wait;${at % 8 === 7 ? 'long' : 'quick'}`,
      `${visitor};advice;listen;${at % 3 === 0 ? 'generic' : 'tailored'}`,
      `${visitor};follow;resume;${at % 2 === 0 ? 'known' : 'unknown'}`,
    ];
  });
  return `${['visitor;stage;action;response', ...rows.flat()].join('\n')}\n`;
}

/** The first commit. */
export const START: Files = {
  'perimeter.journey': PERIMETER,
  'optimal.journey': REPOSITORY,
  'kitchen.journey': KITCHEN,
  'complaint.journey': COMPLAINT,
  'data/survey-2026-04.csv': survey(20260401, 48, SPRING),
  'data/visits-2026.csv': visits(),
};

/** Replaces a text that stands once in a file. */
function replace(path: string, before: string, after: string): (files: Files) => Files {
  return (files) => {
    const text = files[path] ?? '';
    if (text.split(before).length !== 2) throw new Error(`${path} does not hold once: ${before}`);
    return { ...files, [path]: text.replace(before, () => after) };
  };
}

const inOrder =
  (...edits: readonly ((files: Files) => Files)[]) =>
  (files: Files): Files =>
    edits.reduce((edited, edit) => edit(edited), files);

const wave = (name: string, label: string, month: string) => `observations ${name} "Survey, ${label.toLowerCase()}" of kitchen uses after
  method survey date ${month} wave "${label}"
  from "data/survey-${month}.csv"

plan roadmap`;

const PLAN = 'plan roadmap';

/** What a file may hold that a comment, a page, a terminal or a log would act on. */
export const HOSTILE =
  '</details> | `code` <!-- parcours --> @octocat #1 GH-2 [x](javascript:alert(1)) ![](http://evil.example/a.png) www.evil.example https://evil.example :tada: &lt;b&gt; <img src=x> ::set-env name=A::b %0A::error::x =cmd() ]]> \u202Eright\u001b[31m \\ **bold** ~~s~~ $x$';

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '').replaceAll('"', "'")}"`;
}

/** The commits after the first, in order. */
export const COMMITS: readonly Commit[] = [
  {
    name: 'stage-added',
    subject: 'Payment is a stage of its own',
    edit: replace(
      'kitchen.journey',
      '  phase use "Use" {\n',
      '  phase use "Use" {\n    stage pay "I pay the balance" channel mail importance 2\n',
    ),
  },
  {
    name: 'claim-raised',
    subject: 'The web team rates the comparison +2.5',
    edit: replace('kitchen.journey', 'touchpoint comparator score +1', 'touchpoint comparator score +2.5'),
  },
  {
    name: 'target-lowered',
    subject: 'A realistic target for advice',
    edit: replace('kitchen.journey', 'score +1 target +2.5 volume 55%', 'score +1 target +1 volume 55%'),
  },
  {
    name: 'scale-changed',
    subject: 'The comparison was asked on 0 to 10',
    edit: replace('kitchen.journey', 'from "compare" scale 1..10', 'from "compare" scale 0..10'),
  },
  {
    name: 'kpi-target',
    subject: 'We aim higher: NPS +30',
    edit: replace('kitchen.journey', 'kpi nps "Recommendation" target +20', 'kpi nps "Recommendation" target +30'),
  },
  {
    name: 'initiative-status',
    subject: 'The call centre has begun',
    edit: replace(
      'kitchen.journey',
      'due 2026-09-30 effort 3 impact +2 status planned',
      'due 2026-10-31 effort 3 impact +2 status started',
    ),
  },
  {
    name: 'gates-added',
    subject: 'What must hold',
    edit: replace(
      'kitchen.journey',
      '  kpi ces "Ease" target 5.5\n',
      '  kpi ces "Ease" target 5.5\n  require stage advice gap at most 1\n  require stage fit gap at most 1 where n at least 30\n  require kpi nps at least 0\n',
    ),
  },
  {
    name: 'wave-of-noise',
    subject: 'The autumn survey',
    edit: inOrder(
      (files) => ({ ...files, 'data/survey-2026-09.csv': survey(20260902, 46, SPRING) }),
      replace('kitchen.journey', PLAN, wave('autumn_2026', 'Autumn 2026', '2026-09')),
    ),
  },
  {
    name: 'three-cells',
    subject: 'Corrections by the survey institute',
    edit: (files) => {
      const path = 'data/survey-2026-09.csv';
      const lines = (files[path] ?? '').split('\n');
      const edited = [3, 17, 29].map((line) => ({ line, cells: (lines[line] ?? '').split(';') }));
      for (const { line, cells } of edited) lines[line] = [cells[0], cells[1], '9', ...cells.slice(3)].join(';');
      return { ...files, [path]: lines.join('\n') };
    },
  },
  {
    name: 'wave-of-change',
    subject: 'The winter survey',
    edit: inOrder(
      (files) => ({ ...files, 'data/survey-2027-01.csv': survey(20270101, 52, { ...SPRING, advice: 8.9 }) }),
      replace('kitchen.journey', PLAN, wave('winter_2027', 'Winter 2027', '2027-01')),
    ),
  },
  {
    name: 'finding-accepted',
    subject: 'The score of the advisers stays',
    edit: replace(
      'kitchen.journey',
      '    stage advice "I get advice"',
      '    // parcours: allow JRN0405 "The advisers judge another season"\n    stage advice "I get advice"',
    ),
  },
  {
    name: 'wording',
    subject: 'Read by the communication team',
    edit: inOrder(
      replace(
        'kitchen.journey',
        'does    "I configure two kitchens and compare the quotes"',
        'does    "I plan two kitchens and compare what they cost"',
      ),
      replace('kitchen.journey', 'feels   "Hesitant"', 'feels   "Unsure"'),
      replace('kitchen.journey', 'expects "A firm price"', 'expects "A binding price"'),
    ),
  },
  {
    name: 'renamed',
    subject: 'A clearer name',
    edit: (files) => ({
      ...files,
      'kitchen.journey': (files['kitchen.journey'] ?? '')
        .replace('stage order "I order"', 'stage sign "I sign the order"')
        .replace('measure order   from', 'measure sign    from'),
    }),
  },
  {
    name: 'moved',
    subject: 'The comparison comes after the advice',
    edit: (files) => {
      const text = files['kitchen.journey'] ?? '';
      const compare = text.slice(text.indexOf('    stage compare'), text.indexOf('    stage advice'));
      const without = text.replace(compare, '');
      return {
        ...files,
        'kitchen.journey': without.replace('  phase purchase "Purchase" {\n', `  phase purchase "Purchase" {\n${compare}`),
      };
    },
  },
  {
    name: 'wave-of-loss',
    subject: 'The spring survey 2027',
    edit: inOrder(
      (files) => ({ ...files, 'data/survey-2027-04.csv': survey(20270401, 50, { ...SPRING, advice: 8.9, fitting: 4.3 }) }),
      replace('kitchen.journey', PLAN, wave('spring_2027', 'Spring 2027', '2027-04')),
    ),
  },
  {
    name: 'gate-weakened',
    subject: 'Green again',
    edit: replace('kitchen.journey', 'require stage fit gap at most 1 where', 'require stage fit gap at most 2.5 where'),
  },
  {
    name: 'gate-excused',
    subject: 'Excused until the new fitter starts',
    edit: replace(
      'kitchen.journey',
      'require stage advice gap at most 1\n',
      'require stage advice gap at most 1 unless "A new planner is being trained" until 2027-12\n',
    ),
  },
  {
    name: 'rows-removed',
    subject: 'Without the rows of the test store',
    edit: (files) => {
      const path = 'data/survey-2027-04.csv';
      const lines = (files[path] ?? '').split('\n');
      return { ...files, [path]: [...lines.slice(0, 4), ...lines.slice(12)].join('\n') };
    },
  },
  {
    name: 'setting-lowered',
    subject: 'Fewer warnings',
    edit: (files) => ({ ...files, '.vscode/settings.json': '{ "parcours.severity": { "JRN0405": "off" } }\n' }),
  },
  {
    name: 'stage-removed',
    subject: 'Payment is part of the order',
    edit: replace('kitchen.journey', '    stage pay "I pay the balance" channel mail importance 2\n', ''),
  },
  {
    name: 'shared-changed',
    subject: 'The comparison belongs to the stores',
    edit: inOrder(
      replace('perimeter.journey', 'on web   owner digital', 'on web   owner retail'),
      replace('perimeter.journey', 'segment movers     "Movers"     share 20%', 'segment movers     "Movers"     share 25%'),
      replace(
        'optimal.journey',
        'response tailored "The adviser rephrases and suggests" +2',
        'response tailored "The adviser rephrases and suggests" +1',
      ),
    ),
  },
  {
    name: 'formatting',
    subject: 'Comments and blank lines',
    edit: replace('complaint.journey', 'journey complaint', '// To be measured next year.\n\njourney complaint'),
  },
  {
    name: 'journey-added',
    subject: 'The journey of a second purchase',
    edit: (files) => ({
      ...files,
      'again.journey':
        'import "perimeter.journey"\n\njourney again "I buy again" for lea scenario "Second purchase" {\n  stage remember "I remember the shop" channel web touchpoint comparator score +1\n}\n',
    }),
  },
  {
    name: 'hostile',
    subject: 'A text that would like to be more than text',
    edit: inOrder(
      replace('kitchen.journey', `stage advice "I get advice"`, `stage advice ${quoted(HOSTILE)}`),
      replace('kitchen.journey', 'unless "A new planner is being trained"', `unless ${quoted(`see ${HOSTILE}`)}`),
    ),
  },
];
