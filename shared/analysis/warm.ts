import { z } from 'zod';
import { passGates } from '../domain/claims/gates.ts';
import { checkFact } from '../domain/facts/check-fact.ts';
import { verifyIdentity } from '../domain/names/identity.ts';
import { FRAMEWORKS } from '../frameworks/registry.ts';
import { buildEvidence, groundOf as claimGroundOf } from './evidence.ts';
import { groundOf } from './extract-facts.ts';
import { readPages } from './read-pages.ts';

const ROUNDS = 20;
const TEXT =
  "Acme makes pumps. Acme's revenue was $97.69 billion in 2024, up 12% from 2023. Rivals such as Bolt cut prices by a third.";

/**
 * Runs the pure parts of an analysis over one made-up page and throws the result away. The first run in a
 * process compiles the code and its patterns; without this the first job waits half a second for that.
 */
export async function warmAnalysis(): Promise<void> {
  for (const { reply } of FRAMEWORKS) z.toJSONSchema(reply, { io: 'input' });
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = {
      url: `https://example.com/${round}`,
      title: 'Acme grows',
      text: `${TEXT} Page ${round}.`,
      publishedAt: null,
      retrievedAt: '',
      score: 1,
    };
    const pages = await readPages([page], { maxSources: 1 });
    const identity = verifyIdentity(
      { name: 'Acme', aliases: ['Acme Inc.'], ticker: null, domain: null, rivals: ['Bolt'] },
      { company: 'Acme', pages: [page] },
    );
    const evidence = buildEvidence(pages, identity);
    const ground = groundOf(evidence, identity);
    for (const { id, text } of evidence.passages) {
      const draft = { id: 'x', text, kind: 'fact', about: 'company', evidence: [id] } as const;
      passGates(draft, claimGroundOf(evidence, { language: 'en' }));
      const fact = {
        value: '97.69',
        unit: 'USD billion',
        period: '2024',
        status: 'reported',
      } as const;
      const named = { entity: 'Acme', metric: 'revenue', label: 'revenue' } as const;
      checkFact({ ...fact, ...named, evidence: [id] }, ground);
    }
  }
}
