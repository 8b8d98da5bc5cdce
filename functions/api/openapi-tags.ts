/** What belongs together for a reader of the contract, in the order in which it is met; `paths`: first parts. */
export const TAGS: readonly { name: string; description: string; paths: readonly string[] }[] = [
  {
    name: 'Jobs',
    description: 'Ask for an analysis, watch it, cancel it',
    paths: ['analyze', 'jobs'],
  },
  {
    name: 'Reports',
    description: 'Find, read and download reports, and compare two of one company',
    paths: ['reports', 'compare', 'schemas'],
  },
  {
    name: 'Documents',
    description: 'Files of your own that analyses may rest on',
    paths: ['documents'],
  },
  { name: 'Frameworks', description: 'What a request may name', paths: ['frameworks'] },
  { name: 'Assistants', description: 'The same as tools, for models', paths: ['mcp'] },
  {
    name: 'Pages',
    description: 'What people see in a browser, and their sign-in',
    paths: ['', 'account', 'sample', 'session'],
  },
  {
    name: 'Operations',
    description: 'How the server is, and this document',
    paths: ['health', 'openapi.json'],
  },
];

/** Throws when a path has no place: whoever adds one gives it a place. */
export function tagOf(path: string): string {
  const [, first = ''] = path.split('/');
  const tag = TAGS.find(({ paths }) => paths.includes(first));
  if (tag === undefined) throw new Error(`${path} stands under no tag of the contract`);
  return tag.name;
}
