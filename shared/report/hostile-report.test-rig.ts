import { type Report, reportSchema } from '../domain/report.ts';

type Path = readonly PropertyKey[];

function mapStrings(
  value: unknown,
  map: (text: string, path: Path) => string,
  path: Path = [],
): unknown {
  if (typeof value === 'string') return map(value, path);
  if (Array.isArray(value))
    return value.map((inner, index) => mapStrings(inner, map, [...path, index]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, mapStrings(inner, map, [...path, key])]),
  );
}

/** Names by which parts of a report point at each other. */
const REFERENCES = new Set([
  'id',
  'evidence',
  'topic',
  'facts',
  'links',
  'source',
  'framework',
  'claims',
  'section',
  'ref',
  'fact',
  'change',
  'earlier',
  'weakest',
  'size',
  'answers',
  'depends_on',
  'matters_to',
  'sources',
]);

interface Issue {
  readonly path: Path;
  readonly errors?: readonly (readonly Issue[])[];
}

/** Where a fault lies; of a union in each of its branches. */
const pathsOf = ({ path, errors = [] }: Issue): Path[] => [
  path,
  ...errors.flat().flatMap((inner) => pathsOf(inner).map((rest) => [...path, ...rest])),
];

/** The report with `text` in every string that the schema leaves free; `keep`: references stay as they are. */
export function withHostileText(
  report: Report,
  text: string,
  references: 'keep' | 'replace',
): Report {
  const isReference = (path: Path) =>
    path.some(
      (step) =>
        typeof step === 'string' &&
        REFERENCES.has(step) &&
        step === path.findLast((name) => typeof name === 'string'),
    );
  const replaced = mapStrings(report, (old, path) =>
    references === 'keep' && isReference(path) ? old : text,
  );
  const closed = new Set(
    (reportSchema.safeParse(replaced).error?.issues ?? [])
      .flatMap(pathsOf)
      .map((path) => path.join('/')),
  );
  const restored = mapStrings(report, (old, path) =>
    closed.has(path.join('/')) || (references === 'keep' && isReference(path)) ? old : text,
  );
  return reportSchema.parse(restored);
}
