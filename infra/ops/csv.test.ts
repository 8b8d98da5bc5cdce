import { describe, expect, it } from 'vitest';
import { readCsv } from './csv.ts';

describe('CSV', () => {
  it.each([
    [
      'cells and rows',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no last line end',
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['quotes, commas and line ends in quotes', '"a, ""b""\nc",d\n', [['a, "b"\nc', 'd']]],
    [
      'empty cells',
      'a,,c\n,,\n',
      [
        ['a', '', 'c'],
        ['', '', ''],
      ],
    ],
    ['an empty last cell', 'a,', [['a', '']]],
    ['empty lines', 'a\n\n\nb\n\n', [['a'], ['b']]],
    ['a byte order mark', '\ufeffa,b', [['a', 'b']]],
    ['nothing', '', []],
  ])('with %s', (_, text, rows) => {
    expect(readCsv(text)).toEqual(rows);
  });

  it.each(['a,"b\nc', 'a"b,c', '"a"b'])('that is broken is refused: %j', (text) => {
    expect(() => readCsv(text)).toThrow('not well-formed');
  });
});
