import { isAbsolute, relative, resolve, sep } from 'node:path';

/** Whether `path` is the folder or lies within it, as the paths are written: links are not followed. */
export function isWithin(folder: string, path: string): boolean {
  const inner = relative(resolve(folder), resolve(path));
  // On another drive there is no relative path.
  return inner !== '..' && !inner.startsWith(`..${sep}`) && !isAbsolute(inner);
}
