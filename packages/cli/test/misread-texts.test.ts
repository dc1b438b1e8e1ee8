/** Texts that used to be read otherwise than they look, without a word. */
import { describe, expect, test } from 'vitest';
import { useCommand, writeFiles } from './command.ts';

const command = useCommand();

const PERIMETER = 'channel web "Web site"\nchannel app "App"\ntouchpoint t "T" on web\ntouchpoint u "U" on app\nsegment s "S" share 10%\n';
const JOURNEY =
  'import "p.journey"\njourney j "I buy" for s {\n  stage a "I look" channel web touchpoint t\n  stage b "I pay" channel app touchpoint u\n}\n';
const STUDY =
  'observations o "O" of j method survey date 2026-01 from "d.csv" {\n  respondent "id"\n  measure a from "q1" scale 1..5\n  measure b from "q2" scale 1..5\n}\n';

describe('a comment that nothing closes', () => {
  const folder = () => {
    const made = command.folder();
    writeFiles(made, { 'p.journey': PERIMETER, 'a.journey': `${JOURNEY}/* ${STUDY}`, 'd.csv': 'id;q1;q2\n1;4;2\n2;5;3\n' });
    return made;
  };

  test('is an error, and does not hide the rest of the file', async () => {
    const { code, out } = await command.run(['check'], { folder: folder() });
    expect(code).toBe(1);
    expect(out).toContain('JRN0260');
    expect(out).toContain('This comment is not closed. Add "*/" where it ends; until then it ends with its line.');
  });

  test('the file is not formatted, and fmt --check fails', async () => {
    expect((await command.run(['fmt', '--check', '.'], { folder: folder() })).code).not.toBe(0);
  });
});

describe('a journey that is not saved as UTF-8', () => {
  const text = 'language fr\ncanal web "Site Léa"\n';
  const windows1252 = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const utf16 = new Uint8Array(Uint16Array.from(`\uFEFF${text}`, (letter) => letter.charCodeAt(0)).buffer);

  test.each([
    ['Windows-1252', windows1252],
    ['UTF-16', utf16],
    ['UTF-16', utf16.subarray(2)],
  ])('in %s is refused plainly, where it is and where it is imported', async (encoding, bytes) => {
    const folder = command.folder();
    writeFiles(folder, { 'p.journey': bytes, 'a.journey': 'import "p.journey"\ntouchpoint t "T" on web\n' });
    const why = `it is not saved as UTF-8, but probably as ${encoding}; open it in an editor and save it as UTF-8`;
    const { code, err } = await command.run(['check'], { folder });
    expect([code, err]).toEqual([3, `parcours: The file p.journey cannot be read: ${why}. Nothing that it declares is known.\n`]);
    const importing = await command.run(['check', 'a.journey'], { folder });
    expect([importing.code, importing.out.includes('JRN0116'), importing.out.includes(why)]).toEqual([1, true, true]);
  });

  test('with a byte order mark it is UTF-8 all the same', async () => {
    const folder = command.folder();
    writeFiles(folder, { 'p.journey': `\uFEFF${text}` });
    expect((await command.run(['check'], { folder })).code).toBe(0);
  });
});
