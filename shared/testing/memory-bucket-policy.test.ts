import { bucketPolicyContract, GUARDED_AND_BARE } from './bucket-policy-contract.ts';
import { createMemoryBucketPolicy } from './memory-bucket-policy.ts';

bucketPolicyContract('in memory', async () => ({
  policy: createMemoryBucketPolicy(GUARDED_AND_BARE),
  close: async () => {},
}));
