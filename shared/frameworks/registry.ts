import { ansoff } from './ansoff/framework.ts';
import { bcgMatrix } from './bcg-matrix/framework.ts';
import { blueOcean } from './blue-ocean/framework.ts';
import type { Framework } from './framework.ts';
import { pestel } from './pestel/framework.ts';
import { porter } from './porter/framework.ts';
import { scenarios } from './scenarios/framework.ts';
import { swot } from './swot/framework.ts';
import { valueChain } from './value-chain/framework.ts';
import { vrio } from './vrio/framework.ts';

/** Every framework that comes with the program. A new one is its folder and a line here. */
export const FRAMEWORKS: readonly Framework[] = [
  ...[porter, swot, pestel, blueOcean, ansoff],
  ...[bcgMatrix, valueChain, vrio, scenarios],
];

export const FRAMEWORK_NAMES: readonly string[] = FRAMEWORKS.map(({ name }) => name);

/** Taken when a request names none. */
export const DEFAULT_FRAMEWORKS: readonly string[] = ['porter', 'swot', 'pestel', 'blue_ocean'];

export const frameworkNamed = (name: string): Framework | undefined =>
  FRAMEWORKS.find((framework) => framework.name === name);
