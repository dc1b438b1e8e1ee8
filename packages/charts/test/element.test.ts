import { sanitizeControlChars } from '@parcours/model';
import { expect, test } from 'vitest';
import { h, toMarkup } from '../src/markup/element.ts';

test('text is always text, in content and in attributes', () => {
  const tree = h('p', { title: '"><b>' }, '<img src=x onerror=alert(1)> & ]]>');
  expect(toMarkup(tree)).toBe('<p title="&quot;&gt;&lt;b&gt;">&lt;img src=x onerror=alert(1)&gt; &amp; ]]&gt;</p>');
});

test('what is null, undefined or false is left out; true is an empty attribute', () => {
  expect(toMarkup(h('i', { a: null, b: undefined, c: false, d: true, e: 0 }, [null, false, '', ['x', [h('b')]]]))).toBe(
    '<i d="" e="0">x<b></b></i>',
  );
});

test('an empty element is closed the way its language closes it', () => {
  expect(toMarkup(h('div', {}, [h('br'), h('svg', {}, h('path', { d: 'M0 0' }))]))).toBe(
    '<div><br><svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg></div>',
  );
});

test('a picture in HTML in a picture names its vocabulary again', () => {
  const picture = h('svg', {}, h('foreignObject', {}, h('div', {}, h('svg', {}, h('g', {}, h('svg'))))));
  expect(toMarkup(picture)).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><div><svg xmlns="http://www.w3.org/2000/svg"><g><svg/></g></svg></div></foreignObject></svg>',
  );
});

test('controls become visible, halves of characters and reordering marks a replacement', () => {
  expect(sanitizeControlChars('a\u0000\u001b[31m\u007f\u009b\u202E\ud800\r\nb\tc')).toBe('a\u2400\u241b[31m\u2421\uFFFD\uFFFD\uFFFD\nb\tc');
});
