import { expect, it } from 'vitest';
import { traceFields, traceparentSchema } from './trace.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

it.each([
  `00-${TRACE}-${SPAN}-0`,
  `01-${TRACE}-${SPAN}-01`,
  `00-${'0'.repeat(32)}-${SPAN}-01`,
  `00-${TRACE}-${'0'.repeat(16)}-01`,
  `00-${TRACE.toUpperCase()}-${SPAN}-01`,
  `00-${TRACE}-${SPAN}-01\n`,
])('%j is no trace', (text) => {
  expect(traceparentSchema.safeParse(text).success).toBe(false);
});

it("puts a line under its trace in Cloud Logging's fields", () => {
  const traceparent = traceparentSchema.parse(`00-${TRACE}-${SPAN}-01`);
  expect(traceFields(traceparent, 'acme-prod')).toEqual({
    'logging.googleapis.com/trace': `projects/acme-prod/traces/${TRACE}`,
    'logging.googleapis.com/spanId': SPAN,
    'logging.googleapis.com/trace_sampled': true,
  });
  expect(traceFields(`00-${TRACE}-${SPAN}-00`, null)).toMatchObject({
    'logging.googleapis.com/trace': TRACE,
    'logging.googleapis.com/trace_sampled': false,
  });
});

it('adds nothing without a trace', () => {
  expect(traceFields(null, 'acme-prod')).toEqual({});
});
