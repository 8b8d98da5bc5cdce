import { z } from 'zod';
import { factV1, upgradedConflicts, upgradedFact } from './facts/upgrade-facts.ts';
import { precisionOf } from './pages/page-date.ts';
import { sectionV1, upgradedSection } from './upgrade-sections.ts';

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
          priority: z.string(),
          horizon: z.string(),
          rationale: z.array(claimV1),
        }),
      ),
      risks: z.array(claimV1),
    })
    .nullable(),
  sections: z.array(sectionV1.extend({ claims: z.array(claimV1) })),
  facts: z.array(factV1),
  contradictions: z.array(z.object({ facts: z.array(z.string()).min(2) })),
  generated_at: z.string(),
  request: z.looseObject({ context: z.string().optional() }),
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
  const { contradictions, executive_summary: _summary, ...report } = old.data;
  // Only then did a model compare sentence and passage; otherwise `supported` meant that no gate had objected.
  const judged = report.certificate.gates.includes('support');
  const claim = claimReader(old.data, judged);
  return {
    ...report,
    schema_version: 2,
    paper: paperOf(old.data, claim, judged),
    key_figures: [],
    exhibits: [],
    facts: report.facts.map((fact) => upgradedFact(fact, report)),
    computed: [],
    conflicts: upgradedConflicts(contradictions),
    sections: report.sections.map((section) => upgradedSection(section, section.claims.map(claim))),
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

/**
 * The executive summary as a paper: headline, findings, advice and risks. Texts that had no citations of their own
 * rest on those of their reasons, and nobody has judged them; what was not asked then stays empty.
 */
function paperOf(report: ReportV1, claim: ReturnType<typeof claimReader>, judged: boolean) {
  const summary = report.executive_summary;
  if (summary === null) return null;
  const text = (id: string, written: string, kind: string, evidence: string[]) =>
    claim({ id, text: written, kind, evidence, verdict: 'unchecked' });
  const known = report.sections
    .flatMap(({ claims }) => claims)
    .concat(summary.findings)
    .find((one) => one.text === summary.headline);
  const headline = known
    ? claim(known)
    : text('summary.headline', summary.headline, 'inference', summary.headline_evidence);
  const confidence = judged ? 'medium' : 'low';
  const why = judged ? [] : ['not_judged'];
  return {
    answer: {
      question: report.request.context ?? null,
      verdict: 'none_asked',
      sentences: [headline],
      ...{ decide_by: null, against: null, uncertainty: null },
      ...{ confidence, weakest: null, changes: [] },
    },
    messages: summary.findings.map((one, index) => {
      const title = claim(one);
      return { id: `K${index + 1}`, title, support: [], against: null, confidence, why };
    }),
    ...{ calendar: [], criteria: [], options: [], choice: null, unknowns: [], faults: [] },
    recommendations: summary.recommendations.map((one, index) => {
      const { action, counter_case, reverse_if, rationale, priority, horizon } = one;
      const id = `summary.recommendation.${index + 1}`;
      const evidence = [...new Set(rationale.flatMap((reason) => reason.evidence))];
      const reverse = text(`${id}.reverse`, reverse_if, 'proposal', evidence);
      return {
        id: `R${index + 1}`,
        action: text(`${id}.action`, action, 'proposal', evidence),
        why: rationale.map(claim),
        counter: text(`${id}.counter`, counter_case, 'inference', evidence),
        reverse: [{ claim: reverse, by: null }],
        ...{ first_90_days: [], beyond: [], measure: null, owner: '', size: [] },
        ...{ priority, horizon, depends_on: [], answers: [] },
      };
    }),
    risks: summary.risks.map((one) => ({
      claim: claim(one),
      ...{ likelihood: 'unknown', impact: 'unknown', early: null, mitigation: null },
    })),
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
