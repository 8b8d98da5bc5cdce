import { statesUnit, type Unit, unitIn } from '../figures/unit-note.ts';
import { isBlankValue, type Said, saidByLabel } from './table-cells.ts';
import type { GridRow } from './table-heads.ts';

/** Says what the cell beside a row's label states of its numbers ("Revenue | $bn | 8.4"). */
export interface UnitColumn {
  readonly column: number;
  said(cell: string, label: string): Said;
}

const LONGEST = 40;
const mayBe = (text: string) =>
  text.length <= LONGEST && !/[1-9]/.test(text) && !isBlankValue(text);

/** "Won" beside "Lost" is a state of things and no currency. */
function isUnit(text: string): boolean {
  const unit = unitIn(text);
  return statesUnit({ ...unit, currency: /^\p{Lu}\p{Ll}+$/u.test(text) ? null : unit.currency });
}

/** The column that holds no number and names units in at least half of its rows; undefined when none does. */
export function unitColumnOf(rows: readonly GridRow[], note: Unit): UnitColumn | undefined {
  const width = rows[0]?.cells.length ?? 0;
  for (let column = 1; column < width; column += 1) {
    const texts = rows.map(({ cells }) => cells[column]?.text ?? '').filter((text) => text !== '');
    if (!texts.every(mayBe)) continue;
    const stating = texts.filter(isUnit).length;
    if (stating === 0 || 2 * stating < texts.length) continue;
    const scales = texts.some((text) => unitIn(text).power !== null);
    // Where the column only names currencies, the note above scales them.
    const power = scales ? null : note.power;
    return { column, said: (cell, label) => saidBy(cell, saidByLabel(label), power) };
  }
  return undefined;
}

function saidBy(cell: string, label: Said, noted: number | null): Said {
  if (cell === '') return label;
  const unit = unitIn(cell);
  if (!statesUnit(unit)) return { ...label, unscaled: label.unscaled ?? 'count' };
  const bare = label.unscaled === null && unit.currency !== null && /^[^/]{1,4}$/.test(cell);
  const power = unit.power ?? label.unit.power ?? (bare ? noted : null);
  return { ...label, unit: { ...unit, power, currency: unit.currency ?? label.unit.currency } };
}
