export interface Heap<T> {
  push(item: T): void;
  /** The least; undefined when empty. */
  peek(): T | undefined;
  pop(): T | undefined;
  readonly size: number;
}

/** `before`: whether the first comes out before the second. */
export function createHeap<T>(before: (a: T, b: T) => boolean): Heap<T> {
  const items: T[] = [];

  /** Exchanges the two when the lower one is to come out first. */
  function rises(lower: number, upper: number): boolean {
    const [a, b] = [items[lower], items[upper]];
    if (a === undefined || b === undefined || !before(a, b)) return false;
    items[lower] = b;
    items[upper] = a;
    return true;
  }

  return {
    get size() {
      return items.length;
    },
    peek: () => items[0],
    push(item) {
      let at = items.push(item) - 1;
      for (let up = (at - 1) >> 1; at > 0 && rises(at, up); up = (at - 1) >> 1) at = up;
    },
    pop() {
      const [first] = items;
      const last = items.pop();
      if (last === undefined || items.length === 0) return first;
      items[0] = last;
      for (let at = 0; ; ) {
        const left = 2 * at + 1;
        const [a, b] = [items[left], items[left + 1]];
        const child = a !== undefined && b !== undefined && before(b, a) ? left + 1 : left;
        if (!rises(child, at)) return first;
        at = child;
      }
    },
  };
}
