import { describe } from 'vitest';

/** Tests that run one by one, at the same time as those of the neighbouring calls. */
export function beside(name: string, declare: () => void): void {
  describe(name, { concurrent: true }, () => {
    describe('one by one', { concurrent: false }, declare);
  });
}
