import { companyNames } from '../names/company-names.ts';
import { industryStems } from '../names/industry-words.ts';
import { compact, createNameFinder, fold } from '../names/names.ts';
import { sentenceSpans } from '../pages/sentences.ts';
import type { Identity } from '../report.ts';
import { createAttribution } from './attribution.ts';
import { saysOtherwise } from './claim-subject.ts';
import { anotherDoer, anotherFigure } from './misattribution.ts';
import { isAboutCompany, properNames } from './page-subject.ts';
import type { PassageReading } from './passage-reading.ts';
import { THE_COMPANY } from './subject-words.ts';

export interface ReadSource {
  id: string;
  title: string;
  text: string;
  passages: readonly { id: string; text: string }[];
}

export interface Subject {
  /** The text names the company. */
  mentions(text: string): boolean;
  /** The page's title names the company, or the page does so early and again. */
  sourceIsAbout(sourceId: string): boolean;
  /** Why the claim may not rest on these passages; null when it may. */
  fault(claimText: string, passageIds: readonly string[]): string | null;
}

/**
 * The subject gate: what a claim says of the company must stand where the company is spoken of, and what a
 * passage says of somebody else is not said of the company.
 */
export function createSubject({
  identity,
  industry,
  sources,
}: {
  identity: Identity;
  industry: string | undefined;
  sources: readonly ReadSource[];
}): Subject {
  const marks = [identity.ticker, identity.domain].filter((mark) => mark !== null);
  const company = createNameFinder([
    ...companyNames(identity),
    ...marks.filter((mark) => mark.length >= 3),
  ]);
  const rivals = createNameFinder(
    identity.rivals.flatMap((name) => companyNames({ name, aliases: [], rivals: [] })),
  );
  const market = new Set(industryStems(industry));
  const about = new Map(
    sources.map((source) => [source.id, isAboutCompany(source, company, rivals)]),
  );
  const passages = new Map(
    sources.flatMap((source) =>
      source.passages.map(
        ({ id, text }) => [id, read(text, about.get(source.id) === true)] as const,
      ),
    ),
  );
  const attribution = createAttribution({ company, rivals, isName: properNames(sources) });

  function read(text: string, isAbout: boolean): PassageReading {
    const folded = fold(text);
    const sentences = sentenceSpans(folded).map(({ start, end }) => folded.slice(start, end));
    return { folded, sentences, ours: isAbout || company.has(folded) };
  }

  function fault(claimText: string, passageIds: readonly string[]): string | null {
    const cited = passageIds.map((id) => passages.get(id)).filter((one) => one !== undefined);
    if (cited.length === 0) return 'no cited passage is among the sources that are used';
    const claim = fold(claimText).trim();
    const named = company.has(claim) || THE_COMPANY.test(claim);
    const grounds = cited.filter(
      (passage) => passage.ours || saysOtherwise(claim, named, passage, attribution, market),
    );
    if (grounds.length === 0) {
      return `the cited passage is not about ${identity.name}: say whom the statement is about`;
    }
    if (grounds.some((passage) => isCopy(claim, passage))) return null;
    const other =
      anotherFigure(claim, named, cited, attribution) ??
      anotherDoer(claim, named, grounds, attribution);
    return other === null
      ? null
      : `the cited passage says this of ${other.kind === 'market' ? 'the market' : other.name}, not of ${identity.name}: say whom the statement is about`;
  }

  return {
    mentions: (text) => company.has(fold(text)),
    sourceIsAbout: (id) => about.get(id) ?? false,
    fault,
  };
}

function isCopy(claim: string, passage: PassageReading): boolean {
  const words = compact(claim);
  return words.length >= 12 && compact(passage.folded).includes(words);
}
