import { inject } from 'vitest';
import { emulatorPlatform } from './emulator-platform.test-rig.ts';
import { faultSuite } from './fault-suite.test-rig.ts';

faultSuite(emulatorPlatform(inject('emulators')));
