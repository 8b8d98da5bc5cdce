import { z } from 'zod';
import { factV1, upgradedConflicts, upgradedFact } from './facts/upgrade-facts.ts';
import { precisionOf } from './pages/page-date.ts';

/**
 * Reports of schema 1, as the first version of the program stored them. Their bytes stay as they are; who reads
 * them gets the shape of today, with nothing said that was not checked then.
 */
const claimV1 = z.looseObject({
  id: z.string(),
  kind: z.string(),
  verdict: z.string(),
  evidence: z.array(z.string()),
});
type ClaimV1 = z.infer<typeof claimV1>;

const reportV1 = z.looseObject({
  schema_version: z.literal(1),
  executive_summary: z
    .looseObject({
      headline: z.string(),
      headline_evidence: z.array(z.string()),
      findings: z.array(claimV1),
      recommendations: z.array(
        z.looseObject({
          action: z.string(),
          counter_case: z.string(),
          reverse_if: z.string(),
          rationale: z.array(claimV1),
        }),
      ),
      risks: z.array(claimV1),
    })
    .nullable(),
  sections: z.array(z.looseObject({ claims: z.array(claimV1) })),
  facts: z.array(factV1),
  contradictions: z.array(z.object({ facts: z.array(z.string()).min(2) })),
  generated_at: z.string(),
  sources: z.array(
    z.looseObject({ id: z.string(), publisher: z.string(), published_at: z.string().nullable() }),
  ),
  passages: z.array(z.looseObject({ id: z.string(), source: z.string() })),
  certificate: z.looseObject({
    gates: z.array(z.string()),
    model: z.string(),
    claims: z.looseObject({
      supported: z.int(),
      unchecked: z.int(),
      raw_rate: z.number().nullable(),
      final_rate: z.number().nullable(),
    }),
  }),
  confidence: z.looseObject({ value: z.number(), parts: z.array(z.unknown()) }),
});
type ReportV1 = z.infer<typeof reportV1>;

/** Any stored report as today's schema wants it; what is not of schema 1 is given back untouched. */
export function upgraded(stored: unknown): unknown {
  const old = reportV1.safeParse(stored);
  if (!old.success) return stored;
  const { contradictions, ...report } = old.data;
  // Only then did a model compare sentence and passage; otherwise `supported` meant that no gate had objected.
  const judged = report.certificate.gates.includes('support');
  const claim = claimReader(old.data, judged);
  return {
    ...report,
    schema_version: 2,
    paper: null,
    key_figures: [],
    exhibits: [],
    executive_summary: summaryOf(old.data, claim),
    facts: report.facts.map((fact) => upgradedFact(fact, report)),
    computed: [],
    conflicts: upgradedConflicts(contradictions),
    sections: report.sections.map((section) => ({
      ...section,
      claims: section.claims.map(claim),
    })),
    sources: report.sources.map((source) => ({
      ...source,
      date_precision: source.published_at === null ? null : precisionOf(source.published_at),
      date_origin: source.published_at === null ? null : 'search',
      period_of_report: null,
      language: null,
      cut_characters: 0,
    })),
    set_aside: [],
    passages: report.passages.map((passage) => ({ ...passage, context: [] })),
    certificate: certificateOf(old.data, judged, claim),
    confidence: judged
      ? { ...report.confidence, not_judged: null }
      : { ...report.confidence, value: null, parts: [], not_judged: 1 },
  };
}

function claimReader({ passages, sources }: ReportV1, judged: boolean) {
  const sourceOf = new Map(passages.map(({ id, source }) => [id, source]));
  return (one: ClaimV1) => {
    const cited = new Set(one.evidence.map((id) => sourceOf.get(id)));
    const used = sources.filter(({ id }) => cited.has(id));
    const dates = used.flatMap(({ published_at }) => published_at ?? []);
    return {
      ...one,
      kind: one.kind === 'recommendation' ? 'proposal' : one.kind,
      about: 'company',
      as_of: dates.sort().at(-1) ?? null,
      publishers: new Set(used.map(({ publisher }) => publisher)).size,
      verdict: one.verdict === 'supported' && !judged ? 'unchecked' : one.verdict,
    };
  };
}

/** Texts that had no citations of their own rest on those of their reasons, and nobody has judged them. */
function summaryOf(report: ReportV1, claim: ReturnType<typeof claimReader>) {
  const summary = report.executive_summary;
  if (summary === null) return null;
  const { headline, headline_evidence, ...others } = summary;
  const text = (id: string, written: string, kind: string, evidence: string[]) =>
    claim({ id, text: written, kind, evidence, verdict: 'unchecked' });
  const known = report.sections
    .flatMap(({ claims }) => claims)
    .concat(summary.findings)
    .find((one) => one.text === headline);
  return {
    ...others,
    headline: known
      ? claim(known)
      : text('summary.headline', headline, 'inference', headline_evidence),
    findings: summary.findings.map(claim),
    recommendations: summary.recommendations.map((one, index) => {
      const id = `summary.recommendation.${index + 1}`;
      const evidence = [...new Set(one.rationale.flatMap((why) => why.evidence))];
      return {
        ...one,
        rationale: one.rationale.map(claim),
        action: text(`${id}.action`, one.action, 'proposal', evidence),
        counter_case: text(`${id}.counter`, one.counter_case, 'inference', evidence),
        reverse_if: text(`${id}.reverse`, one.reverse_if, 'proposal', evidence),
      };
    }),
    risks: summary.risks.map(claim),
  };
}

function certificateOf(
  { certificate, sections }: ReportV1,
  judged: boolean,
  claim: ReturnType<typeof claimReader>,
) {
  const { model, claims, ...others } = certificate;
  const alone = sections
    .flatMap((section) => section.claims.map(claim))
    .filter(({ publishers }) => publishers === 1);
  const counts = judged
    ? claims
    : {
        ...claims,
        supported: 0,
        unchecked: claims.unchecked + claims.supported,
        raw_rate: null,
        final_rate: 0,
      };
  return {
    ...others,
    models: { writer: model, judge: judged ? model : null },
    not_run: judged ? [] : ['verdict'],
    claims: { ...counts, faults: {}, single_source: alone.length },
  };
}
