import type { SampleCompany } from '../local/simulators/samples.ts';

/** The same pages, each continued to so many characters: prose and tables that differ from page to page. */
export function withLongPages(
  companies: readonly SampleCompany[],
  characters: number,
): SampleCompany[] {
  return companies.map((company, at) => ({
    ...company,
    pages: company.pages.map((page, number) => ({
      ...page,
      text: `${page.text}\n\n${filler(characters - page.text.length, 1 + number + 100 * at)}`,
    })),
  }));
}

/** So many characters of made-up accounts. */
export function filler(characters: number, seed: number): string {
  let text = '';
  for (let n = seed; text.length < characters; n += 17) text += part(n, seed);
  return text.slice(0, Math.max(0, characters));
}

const part = (n: number, seed: number) =>
  `## Plant ${n} of group ${seed}

In quarter ${n % 4} plant ${n} sold ${(n * 31) % 997},${100 + (n % 900)} pumps to group ${seed}, and its revenue rose ${n % 30}.${n % 10}% to $${n % 100}.${n % 9} million. Its margin fell because clients of region ${(n * seed) % 89} asked for discounts.

| ($ thousand) | ${2000 + (n % 25)} | ${2001 + (n % 25)} |
|---|---|---|
| Revenue of plant ${n} | ${n * 13} | ${n * 17} |
| Cost of plant ${n} | ${n * 3} | (${n * 5}) |

`;
