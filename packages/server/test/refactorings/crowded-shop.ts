/** A workspace in which cells name everything in every way: by name, by label, by mapping, in files that several studies share. */
import { Folder } from './folder.ts';

const STAGES = ['look', 'I ask a question', 'pay', 'pay', 'Look', 'I look', 'nowhere', 'take  home', 'Pay!'];
const ACTIONS = ['find', 'wait', 'I wait in line', 'wait', 'find', 'wait', 'wait', 'find', 'zero'];
const RESPONSES = ['yes', 'no', 'Yes, at once', 'yes', 'no', 'never', '1', 'yes', 'no'];
const CHANNELS = ['web', 'Shop', 'phone', 'w', 'web', 'Web site', 'kiosk', 'shop', ''];
const SEGMENTS = ['families', 'Singles', 'families', 's', 'singles', 'Families', 'retired', 'families', 's'];
const PERSONAS = ['lea', 'Tom, 60', 'lea', 'tom', 'lea', 'lea', 'nobody', 'tom', ''];
const TOUCHPOINTS = ['site', 'The desk', 'desk', 'site', 'site', 'site', 'booth', 'desk', ''];

function visits(): string {
  const lines = Array.from({ length: 72 }, (_, row) => {
    const pick = (list: readonly string[], step: number) => list[(row * step + Math.floor(row / 9)) % list.length] ?? '';
    const cells = [`v${row % 24}`, pick(STAGES, 1), pick(ACTIONS, 2), pick(RESPONSES, 4), pick(CHANNELS, 5), pick(SEGMENTS, 1)];
    return [...cells, pick(PERSONAS, 7), pick(TOUCHPOINTS, 2), String(1 + ((row * 7) % 5)), row % 2 === 0 ? 'A' : 'B'].join(';');
  });
  return `id;stage;action;response;channel;segment;persona;touchpoint;note;wave\n${lines.join('\n')}\n`;
}

const MEANS = `stage;segment;mean;n;sd
look;families;4.1;40;1.1
I look;singles;3.2;35;1.2
pay;families;2.5;44;0.9
I ask a question;Singles;3.9;31;1
`;

const GUIDE = `Visitor [respondent];Stage [stage];Action [action];Answer [response];Channel [channel]
g1;I look;find;yes;Web site
g1;pay;I wait in line;no;shop
g2;look;wait;yes;web
g2;I ask a question;wait;never;phone
g3;I look;find;no;Web site
g4;pay;wait;yes;shop
g5;Pay!;wait;no;shop
g6;look;find;yes;web
`;

export function crowdedShop(): Folder {
  return new Folder({
    'perimeter.journey': `// What all share.
scale -3..+3 disappointing below -0.5 enchanting from +1

channel web "Web site"
channel shop "Shop"
channel phone
channel "kiosk"

owner retail "Retail"
segment families "Families" share 60%
segment singles "Singles" share 30%
persona lea "Léa" in families {
  goal "To be quick"
}
persona tom "Tom, 60" in singles
touchpoint site "The site" on web owner retail
touchpoint desk "The desk" on shop
`,
    'guide.journey': `import "perimeter.journey"
repository best "The best" {
  stage look "I look" {
    action find "I find it" basic channel web {
      response yes "Yes, at once" +2
      response no -3
    }
    action wait "I wait in line" {
      response yes "Quickly" +1
      response never "Never" -2
    }
  }
  stage "I ask a question" {
    action wait "I wait for an answer" delight {
      response yes "Now" +2
      response never -1
    }
  }
  stage pay "Pay!" {
    action wait "I wait in line" {
      response yes "Yes, at once" +1
      response no "No" -1
    }
  }
}
`,
    'shop.journey': `import "perimeter.journey"
import "guide.journey"

journey buy "I buy" for lea uses best {
  kpi nps "Would tell" target +40
  phase before "Before" {
    stage look "I look" channel web touchpoint site score +2 target +2.5 volume 80% importance 4
    stage "I ask a question" channel shop, phone touchpoint "The desk" moment of truth {
      rupture from web to phone "Starts again"
    }
  }
  phase after "After" {
    stage pay "I pay" channel shop touchpoint desk score -1 { note "Long" }
    stage home "take home" channel 'kiosk' target +1
  }
}

require every moment of truth gap at most 2 where n at least 5
require stage pay score at least -1
`,
    'studies.journey': `import "shop.journey"
import "perimeter.journey"
import "guide.journey"

questionnaire visit "The visit" of buy {
  respondent "id"
  stage "stage" { "Pay!" -> pay }
  action "action"
  response "response" {
    "1" -> "Never"
  }
  channel "channel" { "w" -> web }
  segment "segment" {
    "s" -> singles
  }
  touchpoint "touchpoint"
}

observations a "Visits A" of buy uses visit method mystery-visit date 2026-03 wave "A" from "data/visits.csv" {
  where "wave" is "A"
}

observations b "Visits B" of buy uses visit method mystery-visit date 2026-06 wave "B" from "data/visits.csv" {
  where "wave" is "B"
  persona "persona"
}

observations rated "Rated" of buy method survey date 2026-06 wave "B" weight by segment shares from "data/visits.csv" {
  respondent "id"
  stage "stage"
  score "note" scale 1..5
  segment "segment"
  persona "persona"
  where "segment" is "families", "s", "singles"
}

benchmark other "Another" of buy method survey date 2026-06 aggregated from "data/means.csv" {
  stage "stage"
  segment "segment"
  mean "mean" scale 1..5
  n "n"
  sd "sd"
}
`,
    'guided.journey': `import "shop.journey"
import "perimeter.journey"
observations guided "By the guide" of buy method in-store date 2026-06 wave "B" from "data/guide.csv"

plan next "Next" for buy {
  initiative desk "A second desk" on pay owner "Retail" due 2026-12 effort 2 impact +1 status planned
}
`,
    'again.journey': `language fr
import "perimeter.journey"

parcours again "J'achète encore" pour singles {
  étape look "Je regarde" canal web point de contact site
  étape pay "Je paie" canal shop point de contact desk
}

observations encore "Encore" de again méthode enquête date 2026-05 depuis "data/visits.csv" {
  répondant "id"
  étape "stage"
  note "note" échelle 1..5
  canal "channel" { "w" -> web }
}
`,
    'data/visits.csv': visits(),
    'data/means.csv': MEANS,
    'data/guide.csv': GUIDE,
  });
}
