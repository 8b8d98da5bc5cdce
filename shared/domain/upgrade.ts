import { z } from 'zod';
import { factV1, upgradedConflicts, upgradedFact } from './facts/upgrade-facts.ts';

/**
 * Reports of schema 1, as the first version of the program stored them. Their bytes stay as they are; who reads
 * them gets the shape of today, with nothing said that was not checked then.
 */
const claimV1 = z.looseObject({ kind: z.string(), verdict: z.string() });
const reportV1 = z.looseObject({
  schema_version: z.literal(1),
  executive_summary: z
    .looseObject({
      findings: z.array(claimV1),
      recommendations: z.array(z.looseObject({ rationale: z.array(claimV1) })),
      risks: z.array(claimV1),
    })
    .nullable(),
  sections: z.array(z.looseObject({ claims: z.array(claimV1) })),
  facts: z.array(factV1),
  contradictions: z.array(z.object({ facts: z.array(z.string()).min(2) })),
  sources: z.array(
    z.looseObject({ id: z.string(), publisher: z.string(), published_at: z.string().nullable() }),
  ),
  generated_at: z.string(),
  passages: z.array(z.looseObject({})),
  certificate: z.looseObject({ gates: z.array(z.string()) }),
});

/** Any stored report as today's schema wants it; what is not of schema 1 is given back untouched. */
export function upgraded(stored: unknown): unknown {
  const old = reportV1.safeParse(stored);
  if (!old.success) return stored;
  const { contradictions, ...report } = old.data;
  // Only then did a model compare sentence and passage; otherwise `supported` meant that no gate had objected.
  const judged = report.certificate.gates.includes('support');
  const claim = (one: z.infer<typeof claimV1>) => ({
    ...one,
    kind: one.kind === 'recommendation' ? 'proposal' : one.kind,
    verdict: one.verdict === 'supported' && !judged ? 'unchecked' : one.verdict,
  });
  const summary = report.executive_summary;
  return {
    ...report,
    schema_version: 2,
    paper: null,
    key_figures: [],
    exhibits: [],
    executive_summary: summary && {
      ...summary,
      findings: summary.findings.map(claim),
      recommendations: summary.recommendations.map((one) => ({
        ...one,
        rationale: one.rationale.map(claim),
      })),
      risks: summary.risks.map(claim),
    },
    facts: report.facts.map((fact) => upgradedFact(fact, report)),
    computed: [],
    conflicts: upgradedConflicts(contradictions),
    sections: report.sections.map((section) => ({
      ...section,
      claims: section.claims.map(claim),
    })),
    passages: report.passages.map((passage) => ({ ...passage, context: [] })),
  };
}
