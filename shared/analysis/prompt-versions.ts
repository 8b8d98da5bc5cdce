import type { Framework } from '../frameworks/framework.ts';
import { CORRECTION_VERSION } from './correct.ts';
import { FACTS_VERSION } from './extract-facts.ts';
import { PAPER_VERSION } from './paper/writing.ts';
import { STANDARD_VERSION, SYSTEM_VERSION } from './prompts.ts';
import { VERDICT_VERSION } from './verdict.ts';

/** For the certificate: which wording of each prompt the report was made with. */
export function promptVersions(frameworks: readonly Framework[]): Record<string, string> {
  return {
    system: SYSTEM_VERSION,
    facts: FACTS_VERSION,
    paper: PAPER_VERSION,
    standard: STANDARD_VERSION,
    verdict: VERDICT_VERSION,
    correction: CORRECTION_VERSION,
    ...Object.fromEntries(frameworks.map(({ name, version }) => [name, version])),
  };
}
