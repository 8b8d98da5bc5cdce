/** The parts of a package-lock.json (version 3) that are looked at. */
interface Lock {
  version: string;
  packages: Record<string, LockedPackage>;
}

interface LockedPackage {
  version?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/**
 * package.json and package-lock.json of a deployed function: what the bundle does not hold, in the versions
 * that the tests ran with. An empty `gcp-build` keeps the platform's build from building: what was tested is
 * what runs.
 */
export function manifestOf(name: string, lock: Lock, needed: readonly string[]) {
  const dependencies = Object.fromEntries(
    needed.map((dependency) => {
      const version = lock.packages[`node_modules/${dependency}`]?.version;
      if (version === undefined) throw new Error(`package-lock.json does not hold ${dependency}`);
      return [dependency, version];
    }),
  );
  const manifest = {
    name: `consultantos-${name}`,
    version: lock.version,
    private: true,
    main: 'index.cjs',
    engines: { node: '24' },
    scripts: { 'gcp-build': '' },
    dependencies,
  };
  const { scripts: _scripts, main: _main, private: _private, ...locked } = manifest;
  return {
    manifest,
    lock: {
      name: manifest.name,
      version: lock.version,
      lockfileVersion: 3,
      requires: true,
      packages: { '': locked, ...closure(lock, needed) },
    },
  };
}

/** The packages and all they need, at the places where the whole project has them. */
function closure({ packages }: Lock, needed: readonly string[]): Record<string, LockedPackage> {
  const found = new Map<string, LockedPackage>();
  const open = needed.map((dependency) => `node_modules/${dependency}`);
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const entry = packages[path];
    if (entry === undefined || found.has(path)) continue;
    found.set(path, entry);
    for (const needed of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })) {
      open.push(placeOf(needed, path, packages));
    }
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Where Node finds a package: in its asker's own folder, else in the nearest one above. */
function placeOf(name: string, from: string, packages: Lock['packages']): string {
  for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
    const place = `${folder}/node_modules/${name}`;
    if (place in packages) return place;
    if (!folder.includes('/node_modules/')) return `node_modules/${name}`;
  }
}
