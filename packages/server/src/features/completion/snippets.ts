/**
 * Snippets for the first line of each declaration, for clients that support them. A `STATEMENT KEYWORD` entry applies inside that
 * statement.
 */
export const SNIPPETS: Readonly<Record<string, string>> = {
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: the placeholders are the protocol's
  journey: 'journey ${1:name} "${2:label}" {\n  phase "${3:phase}" {\n    stage ${4:name} "${5:label}"$0\n  }\n}',
  'journey phase': 'phase "${1:label}" {\n  stage ${2:name} "${3:label}"$0\n}',
  'journey stage': 'stage ${1:name} "${2:label}" channel ${3:channel} touchpoint ${4:touchpoint}$0',
  'journey kpi': 'kpi ${1|nps,csat,ces,rate,time,amount|} "${2:label}" target ${3:40}$0',
  'journey require': 'require every moment of truth gap at most ${1:1} where n at least ${2:30}$0',
  require: 'require every moment of truth gap at most ${1:1} where n at least ${2:30}$0',
  observations:
    'observations ${1:name} "${2:label}" of ${3:journey}\n  method ${4:survey} date ${5:2026-04}\n  from "${6:data.csv}" {\n  respondent "${7:id}"\n  $0\n}',
  questionnaire: 'questionnaire ${1:name} "${2:label}" of ${3:journey} {\n  respondent "${4:id}"\n  $0\n}',
  'questionnaire measure': 'measure ${1:stage} from "${2:column}" scale ${3:1}..${4:10}$0',
  'questionnaire kpi': 'kpi ${1:nps} from "${2:column}" scale ${3:0}..${4:10}$0',
  'observations measure': 'measure ${1:stage} from "${2:column}" scale ${3:1}..${4:10}$0',
  'observations kpi': 'kpi ${1:nps} from "${2:column}" scale ${3:0}..${4:10}$0',
  'repository stage': 'stage ${1:name} "${2:label}" {\n  action ${3:name} "${4:label}" ${5|basic,performance,delight|} {\n    $0\n  }\n}',
  'repository action': 'action ${1:name} "${2:label}" ${3|basic,performance,delight|} {\n  $0\n}',
  'repository response': 'response ${1:name} "${2:label}" ${3:+1}$0',
  'plan initiative':
    'initiative ${1:name} "${2:label}" on ${3:stage} owner ${4:owner} due ${5:2026-12-31} effort ${6:3} impact ${7:+1} status planned$0',
  persona: 'persona ${1:name} "${2:label}" in ${3:segment} {\n  goal "${4:goal}"\n  frustration "${5:frustration}"$0\n}',
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: the placeholders are the protocol's
};
