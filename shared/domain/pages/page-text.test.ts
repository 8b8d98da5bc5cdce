import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanPage } from './page-text.ts';
import { looksLikeInstruction, promptLine } from './prompt-line.ts';

const HALF_A_MEGABYTE = 500_000;

describe('cleanPage', () => {
  it.each([
    ['AT&T', 'AT&T'],
    ['Procter & Gamble', 'Procter & Gamble'],
    ["L'Oréal", "L'Oréal"],
    ['日本電産', '日本電産'],
    ['a < b and c > d', 'a < b and c > d'],
    ['p<0.05, R&D; x', 'p<0.05, R&D; x'],
    ['mail <john@x.example>', 'mail <john@x.example>'],
    ['AT&amp;T &eacute;&#233;&#xE9; &#150; &unknown;', 'AT&T ééé – &unknown;'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['<p>one</p><p>two</p>', 'one\n\ntwo'],
    ['<b>bo</b>ld<br>next', 'bold\nnext'],
    ['<a title="a > b" href=\'#\'>text</a>', 'text'],
    ['<script>if (a<b) alert("</p>")</script>text<style>p{}</style>', 'text'],
    ['<SCRIPT>x</SCRIPT>text', 'text'],
    ['before <!-- hidden <b> --> after', 'before after'],
    ['the <script> tag without an end', 'the tag without an end'],
    ['<ix:nonFraction name="us-gaap:Revenues">97,690</ix:nonFraction>', '97,690'],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a | b\nc |'],
    ['[text](https://x.example/a_(b) "title") end', 'text end'],
    ['[![alt](i.png)](https://x.example)', 'alt'],
    ['see [2](a remark) there', 'see [2](a remark) there'],
    ['[12] stays', '[12] stays'],
    ['## Heading\n**bold** text', '## Heading\nbold text'],
    ['Title\n=====\n**Bold line**\ntext', '# Title\n\n###### Bold line\ntext'],
    ['<h2>Heading</h2>text', '## Heading\n\ntext'],
    [
      'Head  2024  2023\nRow       12     15\nNext      1      -',
      'Head | 2024 | 2023\nRow | 12 | 15\nNext | 1 | -',
    ],
    ['| A | | $ | 5 | |\n|---|---|---|---|---|\n| B | | | (6 | ) |', 'A | $ 5\nB | (6)'],
    [
      'PAPER – 2025    7\n\nSales grew by 4 mil-\nlion.\n\f8    PAPER – 2025\n\nNext.',
      'Sales grew by 4 million.\n\nNext.',
    ],
    ['| a | b |\n|---|:--|\n| 1 | 2 |', 'a | b\n1 | 2'],
    ['[ref]: https://x.example "t"\ntext', 'text'],
    ['ig\u200bno\u00adre\u202e \u{e0041}tag\ufe0f', 'ignore tag'],
    ['e\u0301', 'é'],
    ['a\u00a0b\t c  d', 'a b c d'],
    ['a\r\nb\u2028c', 'a\nb\nc'],
    ['a\n\n \n\n\nb', 'a\n\nb'],
    ['lone \ud800 surrogate', 'lone surrogate'],
    ['', ''],
  ])('reads %j as %j', (raw, text) => {
    expect(cleanPage(raw)).toBe(text);
  });

  it('never throws, and leaves no invisible character and no second blank line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        const text = cleanPage(raw);
        expect(text).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u{e0000}-\u{e007f}]/u);
        expect(text).not.toContain('\n\n\n');
        expect(text).toBe(text.normalize('NFC'));
      }),
    );
  });

  it('leaves plain prose as it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[A-Za-zÀ-ÿ0-9&'’%$€.,-]{1,12}$/), { minLength: 1 }),
        (words) => {
          const text = `Word ${words.join(' ')}`;
          fc.pre(!/&\w+;/.test(text));
          expect(cleanPage(text)).toBe(text.normalize('NFC'));
        },
      ),
    );
  });

  it.each(
    [
      '<',
      '[',
      '&',
      '<a ',
      '<a "',
      '<a ="',
      "<a ='",
      '](',
      '[](',
      '<!--',
      '<script>',
      '</script',
      '](((',
      '*',
      '> ',
      '|',
      '[[a](',
      '\u0301',
      ' \n',
      '<![CDATA[',
      'a|1\n',
      'a  1\n',
    ].map((unit) => [unit]),
  )('takes linear time on half a megabyte of %j', (unit) => {
    const raw = unit.repeat(HALF_A_MEGABYTE / unit.length);
    const started = process.threadCpuUsage();
    cleanPage(raw);
    promptLine(raw);
    looksLikeInstruction(raw);
    expect(process.threadCpuUsage(started).user).toBeLessThan(4_500_000);
  });
});
