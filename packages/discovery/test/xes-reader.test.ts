import { describe, expect, test } from 'vitest';
import { discover, XesFault, XesReader } from '../src/index.ts';

const event = (activity: string, time: string, more = '') =>
  `<event><string key="concept:name" value="${activity}"/><date key="time:timestamp" value="${time}"/>${more}</event>`;

function read(text: string, chunk = text.length) {
  const reader = new XesReader();
  for (let at = 0; at < text.length; at += chunk) reader.push(text.slice(at, at + chunk));
  const log = reader.finish();
  if ('fault' in log) throw new Error(log.fault);
  return log;
}

const LOG = `<?xml version="1.0" encoding="UTF-8"?>
<!-- a log -->
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="event"><string key="concept:name" value="not an activity"/></global>
  <string key="concept:name" value="the log's own name"/>
  <trace>
    <string key="concept:name" value="case 1"/>
    ${event('Devis &amp; rendez-vous', '2026-04-01T10:00:00.000+02:00', '<string key="channel" value="web"/>')}
    ${event('Commande', '2026-04-01T09:00:00.000Z', '<string key="channel" value="phone"/><list key="extra"><string key="concept:name" value="nested"/></list>')}
  </trace>
  <trace>
    ${event('Commande', '2026-04-02T10:00:00.000+02:00', '<string key="lifecycle:transition" value="start"/>')}
    ${event('Commande', '2026-04-02T11:00:00.000+02:00', '<string key="lifecycle:transition" value="COMPLETE"/>')}
    ${event('', '2026-04-02T11:00:00.000+02:00')}
    ${event('Retour', 'soon')}
  </trace>
  <trace><string key="concept:name" value="empty"/></trace>
</log>`;

describe('XES', () => {
  test.each([LOG.length, 1, 7, 64])('in chunks of %i characters', (chunk) => {
    const log = read(LOG, chunk);
    expect(log).toMatchObject({ caseCount: 2, channelNames: ['web', 'phone'] });
    expect(log.rejected.map(({ reason, count, examples }) => [reason, count, examples])).toEqual([
      ['no-activity', 1, []],
      ['bad-time', 1, ['soon']],
    ]);
    const found = discover(log, { paths: 10, minCellSize: 0 });
    expect(found.paths.shown.map(({ activities }) => activities)).toEqual([['Commande'], ['Devis & rendez-vous', 'Commande']]);
    expect(found.steps[0]?.duration).toEqual({ n: 1, median: 1, p90: 1 });
    expect(found.steps.find(({ activity }) => activity === 'Commande')?.service).toEqual({ n: 1, median: 1, p90: 1 });
  });

  test('more events than the first room is for', () => {
    const many = Array.from({ length: 5000 }, (_, at) => event(`a${at % 3}`, `2026-04-01T00:00:${String(at % 60).padStart(2, '0')}Z`)).join(
      '',
    );
    expect(read(`<log><trace>${many}</trace></log>`).times).toHaveLength(5000);
  });

  test.each([
    ['broken off', LOG.slice(0, 700)],
    ['no XML', 'case;activity;time\na;b;2026-01-01'],
    ['other XML', '<html><body/></html>'],
    ['empty', ''],
    ['declared entities', '<!DOCTYPE log [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><log><trace>&b;</trace></log>'],
    ['an entity outside', '<!DOCTYPE log [<!ENTITY x SYSTEM "file:///etc/passwd">]><log><string key="a" value="&x;"/></log>'],
  ])('%s is refused, with its line', (_, text) => {
    expect(() => read(text)).toThrow(XesFault);
  });
});
