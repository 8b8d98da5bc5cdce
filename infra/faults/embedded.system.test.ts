import { embeddedPlatform } from './embedded-platform.test-rig.ts';
import { faultSuite } from './fault-suite.test-rig.ts';

faultSuite(embeddedPlatform);
