/** Plausibility checks are rare where all is well: thirty generated mystery visits with a repository, KPIs, personas, a plan and a benchmark. */
import { readdirSync, readFileSync } from 'node:fs';
import { messageOf } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { randomNumbers } from './disclosure/generated-workspace.ts';
import { openWorkspace } from './open-workspace.ts';

const PERIMETER = `channel web "Web"
channel store "Store"
channel phone "Phone"
owner care "Care"
segment pros "Professionals" share 40%
segment homes "Households" share 60%
persona lea "Lea" in homes
persona max "Max" in pros
touchpoint site "Site" on web owner care
touchpoint desk "Desk" on store owner care
touchpoint line "Line" on phone owner care

repository best "Best" {
  stage look "I compare" {
    action price "I look for the price" basic { response shown "On the first page" +1 response late "After sign-up" -1 response none "Not found" -3 }
    action save "I keep my choice" performance { response kept "Kept everywhere" +1 response here "Kept here" 0 response lost "Lost" -2 }
    action idea "I am shown what fits" delight { response shown "Shown" +1 response none "Not shown" 0 }
  }
  stage ask "I ask for help" {
    action call "I call" channel phone { response now "At once" +2 response queue "A queue" -1 response long "A long queue" -3 }
    action chat "I write in the chat" channel web { response now "At once" +2 response bot "Only a bot" -2 }
  }
}

journey shop "I shop" for lea uses best {
  kpi nps "Recommendation" target +30
  kpi csat "Satisfied with the visit" boxes 4..5 target 75%
  kpi rate as solved "Complaints resolved" target 80%
  kpi time as reply "First reply" within 24h target 12h
  stage look "I compare" channel web touchpoint site importance 4 volume 90%
  stage ask "I ask for help" channel web, phone touchpoint site, line importance 5 volume 40% moment of truth
  stage pay "I pay" channel store touchpoint desk target +2 importance 3 volume 60%
}
`;

/** A workspace in which nothing contradicts itself. */
function soundVisits(seed: number): Readonly<Record<string, string>> {
  const random = randomNumbers(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const n = 30 + Math.floor(60 * random());
  // Nine of ten rows of a guide are filled.
  const isFilled = () => random() < 0.9;
  const level = 0.3 + 0.4 * random();
  const answered = (responses: readonly string[]) =>
    responses[Math.min(responses.length - 1, Math.floor(responses.length * (random() / (0.5 + level))))];
  const visits = Array.from({ length: n }, (_, i) => {
    const channel = pick(['phone', 'web']);
    const look: (readonly [string, readonly string[]])[] = [
      ['price', ['shown', 'late', 'none']],
      ['save', ['kept', 'here', 'lost']],
      ['idea', ['shown', 'none']],
    ];
    const who = `${i};${i % 5 < 2 ? 'pros;max' : 'homes;lea'}`;
    const rows = look.flatMap(([action, responses], at) =>
      at === 0 || isFilled() ? [`${who};look;${action};${answered(responses)};web`] : [],
    );
    const [action, responses] = channel === 'phone' ? (['call', ['now', 'queue', 'long']] as const) : (['chat', ['now', 'bot']] as const);
    return [...rows, `${who};ask;${action};${answered(responses)};${channel}`];
  }).flat();
  const on = (min: number, max: number) => Math.max(min, Math.min(max, Math.round(min + (max - min) * (level + 0.6 * (random() - 0.4)))));
  const poll = Array.from({ length: n }, (_, i) => {
    const hours = Math.round(100 * (1 + 40 * random() * (1 - level))) / 100;
    return `${i};${i % 5 < 2 ? 'pros' : 'homes'};${on(1, 10)};${on(0, 10)};${on(1, 5)};${random() < level + 0.3 ? 'yes' : 'no'};${hours}`;
  });
  const text = `${PERIMETER}
observations visits "Visits" of shop method mystery-visit date 2026-03 from "visits.csv" {
  respondent "id" segment "group" persona "who" stage "stage" action "action" response "response" channel "channel"
}
observations poll "Poll" of shop method survey date 2026-04 from "poll.csv" {
  respondent "id" segment "group"
  measure pay from "pay" scale 1..10
  kpi nps from "nps" scale 0..10
  kpi csat from "csat" scale 1..5
  kpi solved from "solved" success "yes"
  kpi reply from "hours" unit h
}
benchmark rival "Rival" of shop method survey date 2026-02 aggregated from "rival.csv" {
  stage "stage" mean "mean" scale 1..10 n "n" sd "sd"
}
plan next "Next year" for shop {
  initiative advice "More advisers" on ask owner care due 2027-06 impact +0.5 of phone
  initiative terms "Terms in plain words" on pay owner care due 2026-06 impact +0.5 status done
}
`;
  return {
    'a.journey': text,
    'visits.csv': `id;group;who;stage;action;response;channel\n${visits.join('\n')}\n`,
    'poll.csv': `id;group;pay;nps;csat;solved;hours\n${poll.join('\n')}\n`,
    'rival.csv': `stage;mean;n;sd\npay;${(4 + 4 * random()).toFixed(1)};${200 + Math.floor(200 * random())};1.9\n`,
  };
}

const asked = async (files: Readonly<Record<string, string | Uint8Array>>) => {
  const { workspace } = await openWorkspace(files);
  const found = await Promise.all([...workspace.files.all()].map(({ uri }) => workspace.diagnostics(uri)));
  return found.flat().flatMap((each) => (/^JRN05[0-5]\d$/.test(each.code) ? [`${each.code} ${messageOf(each, 'en')}`] : []));
};

describe('nothing is asked about', () => {
  test.each(Array.from({ length: 30 }, (_, seed) => [seed]))('in sound visits %i', async (seed) => {
    const files = soundVisits(seed);
    const { diagnostics, evaluation } = await openWorkspace(files);
    expect((await diagnostics()).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect((await evaluation()).report.stages.every(({ measured }) => measured !== null)).toBe(true);
    expect(await asked(files)).toEqual([]);
  });
});

test('of the sample of the design one thing is asked: a delight that counts as a fault where it is lost', async () => {
  const folder = new URL('./fixtures/design-sample/', import.meta.url);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(journey|csv)$/.test(name));
  const files = Object.fromEntries(
    names.map((name) => [name.replaceAll('\\', '/'), readFileSync(new URL(name.replaceAll('\\', '/'), folder))]),
  );
  expect(await asked(files)).toEqual([
    'JRN0539 Je garde ma configuration is a delight, and "Perdue" counts −2 at Je compare les offres: the absence of a delight disappoints nobody. Write 0, or make it performance if customers expect it.',
  ]);
});
