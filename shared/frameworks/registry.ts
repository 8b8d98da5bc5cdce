import { blueOcean } from './blue-ocean.ts';
import type { Framework } from './framework.ts';
import { pestel } from './pestel.ts';
import { porter } from './porter.ts';
import { swot } from './swot.ts';

/** Every framework a request may name. A new one is its file and a line here. */
export const FRAMEWORKS: readonly Framework[] = [porter, swot, pestel, blueOcean];

export const FRAMEWORK_NAMES: readonly string[] = FRAMEWORKS.map(({ name }) => name);

/** Taken when a request names none. */
export const DEFAULT_FRAMEWORKS: readonly string[] = ['porter', 'swot', 'pestel', 'blue_ocean'];

export const frameworkNamed = (name: string): Framework | undefined =>
  FRAMEWORKS.find((framework) => framework.name === name);
