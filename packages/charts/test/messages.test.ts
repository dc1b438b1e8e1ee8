import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { messages } from '../src/messages.ts';

test('every phrase is said somewhere', () => {
  const folder = new URL('../src/', import.meta.url);
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && name !== 'messages.ts')
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
  // Put together from parts: the lists of the gap table, the reasons for what was left out, comparisons, quadrants and what is said of changes.
  const built =
    /^(gaps\.(catch-up|differentiate|open)(\.hint)?|(gap|signs)\.(proven|above-target|not-proven|too-few|unknown)(\.hint)?|reason\..*|kpi\.(met|missed|open)|timing\..*|consolidation\..*|left\.(rows|cells)\.of|compare\.(wave|segment|persona|channel|benchmark|change|noise|differs)|quadrant\..*|engine\..*|matrix\.(declared|derived)\.note|change\.(version|advice|headline|means|respondents|finding|list|kpi|kind|gate)\..*|change\.(index\.)?(better|worse|texts-\w+)|gate\.(passed|failed|undecided|excused)|lane\.\w+(\.hint)?|severity\..*)$/;
  expect(Object.keys(messages).filter((key) => !built.test(key) && !code.includes(`'${key}'`) && !code.includes(` ${key}: '`))).toEqual([]);
});
