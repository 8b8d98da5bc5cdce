/** A computed figure's formula, `F1 ÷ F3 − 1`, as the workbook calculates it. */
export interface SheetFormula {
  readonly text: string;
  /** What it comes to: stored with the cell for readers that do not calculate. */
  readonly result: number;
}

const TOKEN = /\s*([FD]\d+|\d+(?:\.\d+)?|[()+÷×*/^−-])/y;
const SIGNS: Readonly<Record<string, string>> = { '÷': '/', '×': '*', '−': '-' };

/** Rounding of the printed result, and of the ledger's own figures. */
const NEAR = 0.006;

/**
 * Undefined where it holds more than figures and the four operations, or does not come to the stated value: then
 * the value stands alone. `cellOf` and `amountOf`: of a figure's id. A share is stated in percent.
 */
export function sheetFormula(
  formula: string,
  stated: number,
  cellOf: (id: string) => string | undefined,
  amountOf: (id: string) => number | undefined,
): SheetFormula | undefined {
  const tokens = tokensOf(formula);
  if (tokens === undefined || !tokens.some((token) => /^[FD]/.test(token))) return undefined;
  const cells = tokens.map((token) => (/^[FD]/.test(token) ? cellOf(token) : token));
  const values = tokens.map((token) => (/^[FD]/.test(token) ? amountOf(token) : token));
  if (cells.includes(undefined) || values.includes(undefined)) return undefined;
  const raw = evaluate(values.map(String));
  if (raw === undefined || !Number.isFinite(raw)) return undefined;
  const text = cells.join('');
  for (const factor of [1, 100]) {
    const result = raw * factor;
    if (Math.abs(result - stated) <= NEAR * Math.max(1, Math.abs(stated))) {
      return { text: factor === 1 ? text : `(${text})*100`, result };
    }
  }
  return undefined;
}

function tokensOf(formula: string): string[] | undefined {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const text = formula.trimEnd();
  while (TOKEN.lastIndex < text.length) {
    const found = TOKEN.exec(text)?.[1];
    if (found === undefined) return undefined;
    tokens.push(SIGNS[found] ?? found);
  }
  return tokens;
}

/** Undefined when the tokens are no expression. */
function evaluate(tokens: readonly string[]): number | undefined {
  let at = 0;
  const sum = (): number => {
    let value = product();
    while (tokens[at] === '+' || tokens[at] === '-') {
      value += (tokens[at++] === '+' ? 1 : -1) * product();
    }
    return value;
  };
  const product = (): number => {
    let value = operand();
    while (tokens[at] === '*' || tokens[at] === '/') {
      value = tokens[at++] === '*' ? value * operand() : value / operand();
    }
    return value;
  };
  const operand = (): number => {
    if (tokens[at] === '(') {
      at += 1;
      const value = sum();
      return tokens[at++] === ')' ? value : Number.NaN;
    }
    return Number(tokens[at++] ?? Number.NaN);
  };
  const value = sum();
  return at === tokens.length && !Number.isNaN(value) ? value : undefined;
}
