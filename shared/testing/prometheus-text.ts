/**
 * Reads Prometheus's text format 0.0.4 as strictly as it is specified
 * (https://prometheus.io/docs/instrumenting/exposition_formats/): throws what a server would refuse or misread.
 */

export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

export interface Family {
  name: string;
  type: string;
  help: string;
  samples: Sample[];
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABEL = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"';
const COMMENT = new RegExp(`^# (HELP|TYPE) (${NAME}) (.+)$`);
const SAMPLE = new RegExp(`^(${NAME})(?:\\{((?:${LABEL}(?:,(?=[^}])|(?=\\})))*)\\})? (\\S+)$`);
const NUMBER = /^(?:[+-]?Inf|NaN|[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/i;

export function parsePrometheus(text: string): Map<string, Family> {
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  const families = new Map<string, Family>();
  let current: Family | undefined;
  for (const line of text.split('\n').filter((one) => one !== '')) {
    if (line.startsWith('#')) {
      const [, word, name = '', rest = ''] = COMMENT.exec(line) ?? fail(line);
      if (current?.name !== name) {
        if (families.has(name)) fail(`${line}: the family came before`);
        current = { name, type: '', help: '', samples: [] };
        families.set(name, current);
      }
      if (current.samples.length > 0) fail(`${line}: after its samples`);
      if (word === 'HELP') current.help = current.help === '' ? rest : fail(line);
      else current.type = current.type === '' ? known(rest) : fail(line);
      continue;
    }
    const sample = readSample(line);
    if (!current || !belongs(sample.name, current)) return fail(`${line}: not of this family`);
    current.samples.push(sample);
  }
  for (const family of families.values()) checkFamily(family);
  return families;
}

/** The value of the one sample with these labels and no others. */
export function sampleValue(
  families: Map<string, Family>,
  name: string,
  labels: Record<string, string> = {},
): number | undefined {
  const all = [...families.values()].flatMap(({ samples }) => samples);
  return all.find((one) => keyOf(one) === keyOf({ name, labels }))?.value;
}

function readSample(line: string): Sample {
  const [, name = '', labels = '', value = ''] = SAMPLE.exec(line) ?? fail(line);
  if (!NUMBER.test(value)) fail(line);
  const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(
    ([, label = '', text = '']) => [label, JSON.parse(`"${text}"`) as string] as const,
  );
  if (new Set(pairs.map(([label]) => label)).size < pairs.length) fail(`${line}: a label twice`);
  return { name, labels: Object.fromEntries(pairs), value: number(value) };
}

function checkFamily({ name, type, help, samples }: Family): void {
  if (type === '' || help === '') fail(`${name} has no type or no help`);
  const keys = samples.map(keyOf);
  if (new Set(keys).size < keys.length) fail(`${name} has a sample twice`);
  if (type === 'counter' && samples.some(({ value }) => !(value >= 0 && value < Infinity))) {
    fail(`${name} counts what cannot be counted`);
  }
  if (type === 'histogram') checkHistogram(name, samples);
}

function checkHistogram(family: string, samples: Sample[]): void {
  const groups = Map.groupBy(samples, ({ labels: { le: _, ...rest } }) => JSON.stringify(rest));
  for (const [labels, group] of groups) {
    const buckets = group.filter(({ name }) => name === `${family}_bucket`);
    const bounds = buckets.map(({ labels: { le = '' } }) => number(le));
    const counts = buckets.map(({ value }) => value);
    const one = (name: string) => group.filter((sample) => sample.name === `${family}_${name}`);
    const ascending = (list: number[], strictly: boolean) =>
      list.every(
        (n, at) => at === 0 || n - (list[at - 1] ?? 0) >= (strictly ? Number.MIN_VALUE : 0),
      );
    const sound =
      bounds.at(-1) === Infinity &&
      ascending(bounds, true) &&
      ascending(counts, false) &&
      one('sum').length === 1 &&
      one('count').length === 1 &&
      one('count')[0]?.value === counts.at(-1);
    if (!sound) fail(`${family}${labels} is no histogram`);
  }
}

function belongs(name: string, { name: family, type }: Family): boolean {
  const parts = ['_bucket', '_sum', '_count'].map((part) => family + part);
  return type === 'histogram' ? parts.includes(name) : name === family;
}

function known(type: string): string {
  return ['counter', 'gauge', 'histogram', 'summary', 'untyped'].includes(type) ? type : fail(type);
}

function number(text: string): number {
  return /inf/i.test(text) ? Infinity * (text.startsWith('-') ? -1 : 1) : Number(text);
}

function keyOf({ name, labels }: Pick<Sample, 'name' | 'labels'>): string {
  return name + JSON.stringify(Object.entries(labels).sort());
}

function fail(what: string): never {
  throw new Error(`not Prometheus text: ${what}`);
}
