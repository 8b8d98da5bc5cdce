/** Character references of HTML, those that pages really use. */

const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const NAMED = new Map<string, string>([
  ...LATIN_1.split(' ').map((name, n) => [name, String.fromCharCode(160 + n)] as const),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    euro: '€',
    trade: '™',
    hellip: '…',
    mdash: '—',
    ndash: '–',
    minus: '−',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    lsaquo: '‹',
    rsaquo: '›',
    bull: '•',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
    zwj: '',
    zwnj: '',
    lrm: '',
    rlm: '',
    le: '≤',
    ge: '≥',
    ne: '≠',
    asymp: '≈',
    permil: '‰',
    rarr: '→',
    larr: '←',
    OElig: 'Œ',
    oelig: 'œ',
    Scaron: 'Š',
    scaron: 'š',
    commat: '@',
    dollar: '$',
    percnt: '%',
    num: '#',
    lbrack: '[',
    lsqb: '[',
    rbrack: ']',
    rsqb: ']',
    NewLine: '\n',
    Tab: '\t',
  }),
]);

/** Browsers read numeric references 128–159 as Windows-1252. */
const WINDOWS_1252 = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
const WINDOWS_1252_CODES = [
  128, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 142, 145, 146, 147, 148, 149, 150,
  151, 152, 153, 154, 155, 156, 158, 159,
];

const REFERENCE = /&(?:#[xX]([0-9a-fA-F]{1,7})|#([0-9]{1,8})|([A-Za-z][A-Za-z0-9]{1,31}));/g;

/** Decodes once: `&amp;lt;` gives `&lt;`. What is no known reference stays as it is (`AT&T`, `R&D;`). */
export function decodeEntities(text: string): string {
  return text.replace(REFERENCE, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name) ?? whole;
    return characterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });
}

function characterOf(code: number): string {
  const windows = WINDOWS_1252_CODES.indexOf(code);
  if (windows >= 0) return WINDOWS_1252.charAt(windows);
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return code === 0 || surrogate || code > 0x10ffff ? '' : String.fromCodePoint(code);
}
