/** Changes whenever a sentence below changes: the certificate shows it. */
export const STANDARD_VERSION = '1';

/**
 * What a statement has to meet. Writer and judge read these very words: where one asks for more than the
 * other, sound statements are sent back and weak ones pass.
 */
export const STANDARD = `The standard that every statement is held against:
- A fact: the passages it cites say it. Paraphrase, another language, rounding, converted units and dates, and arithmetic on figures that the passages state are fine. Headings, notes and column heads shown above a passage belong to it. On a page about the company, "the company", "the group", "the retailer" and the like mean it. A sentence on the market may be tied to the company it concerns.
- An inference: the passages carry its premises, and a careful analyst would draw it from them. Motives and causes are no inference: a source has to name them.
- A proposal (an action, a step, a condition for changing course, an argument against): its reasons stand in the passages, and it follows from them. What it proposes need not stand there.
- Whom and what it is about, the measure, value, unit, period, direction, comparison ("largest", "more than"), quantity ("all", "most"), certainty ("will", "may", planned, reported) and scope (region, segment) are those of the passages.
- A sentence in the present tense whose newest source is over a year old carries its date; "now", "still" and "latest" need a source of the last months.
- A heading, a fragment, a menu or another piece of page furniture states nothing: it is no statement.`;
