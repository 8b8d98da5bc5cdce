import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const FONTS = fileURLToPath(
  new URL('../../node_modules/@expo-google-fonts/noto-sans/', import.meta.url),
);

/** On which page the table of `longPdf` stands. */
export const TABLE_PAGE = 37;

/**
 * Sixty pages as a program for text sets them: compressed, with parts of fonts and ligatures, two columns, a head with
 * a year and a foot on each, and one table.
 */
export function longPdf(): Uint8Array {
  const typst = NodeCompiler.create({ fontArgs: [{ fontPaths: [FONTS] }] });
  return typst.pdf({
    mainFileContent: `
#set page(header: [Acme GmbH -- Plan 2031], footer: context [Seite #counter(page).display()], columns: 2)
#set text(font: "Noto Sans", lang: "de", hyphenate: false)
#for n in range(1, 61) [
  = Kapitel #n
  Die Auflage der Pumpen in Region #n stieg 2024 auf #(300 + n) Stück; im Office fiel der Aufwand. #lorem(60)
  #if n == ${TABLE_PAGE} [
    Umsatz in Mio. EUR
    #table(columns: 3, [Sparte], [2024], [2025], [Pumpen], [1.234,5], [1.301,0], [Ventile], [40,5], [51,2])
  ]
  #if n < 60 { pagebreak() }
]`,
  });
}
