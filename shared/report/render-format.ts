import { PermanentError } from '../errors.ts';
import { formatNamed } from './formats.ts';
import { parseReport } from './json.ts';
import type { RenderOptions } from './render-options.ts';

/** Writes a stored report in a format. Throws PermanentError for an unknown one, and what reading and writing throw. */
export type RenderFormat = (
  format: string,
  reportJson: Uint8Array,
  options: RenderOptions,
) => Promise<Uint8Array>;

export const renderFormat: RenderFormat = async (name, reportJson, options) => {
  const format = formatNamed(name);
  if (!format) throw new PermanentError('internal', `there is no format ${name}`);
  return format.render(parseReport(reportJson), options);
};
