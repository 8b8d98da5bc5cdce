import type { Service } from '../metrics/table.ts';
import type { Undelivered } from '../ops-ports.ts';
import type { Context } from '../platform/context.ts';
import type { ServiceState } from './service-state.ts';

/** What health looks at. Of what a process does not have, health says so. */
export interface HealthUses
  extends Pick<Context, 'config' | 'clock' | 'documents' | 'objects'>,
    Partial<Pick<Context, 'local' | 'metrics' | 'stopping' | 'checkTopic' | 'dataCheck'>> {
  /** False while the process still makes what its first work needs. */
  started?: () => boolean;
  /** Of the services that this process calls. */
  services?: Record<Service, ServiceState>;
  /** The scheduled jobs and the state of each. */
  schedules?: () => Promise<Record<string, string>>;
  /** Of a queue that is not ours. */
  undelivered?: Undelivered;
}
