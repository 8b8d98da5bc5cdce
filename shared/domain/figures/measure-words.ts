import { anyOf, END, words } from './figure-lexicon.ts';

/** Units of time, size and energy, with the power of ten each stands for. */
const UNITS = new Map<string, readonly [unit: string, power: number]>();
for (const [unit, power, list] of [
  [
    'year',
    0,
    'year years yr yrs jahr jahre jahren ans années an año años anni anno anos ano jaar lat lata år лет года год',
  ],
  [
    'month',
    0,
    'month months monat monate monaten mois mes meses mesi mese maanden maand miesięcy miesiące månader месяцев месяца',
  ],
  ['week', 0, 'week weeks woche wochen semaines semanas'],
  ['day', 0, 'day days tag tage tagen jours días'],
  ['hour', 0, 'hour hours hr hrs stunde stunden heures horas'],
  ['minute', 0, 'minute minutes min minuten'],
  ['Wh', 0, 'wh'],
  ['Wh', 3, 'kwh'],
  ['Wh', 6, 'mwh'],
  ['Wh', 9, 'gwh'],
  ['Wh', 12, 'twh'],
  ['W', 3, 'kw'],
  ['W', 6, 'mw megawatts'],
  ['W', 9, 'gw gigawatts'],
  ['km', 0, 'km kilometres kilometers kilometer'],
  ['mile', 0, 'mile miles mi'],
  ['m', 0, 'm metres meters'],
  ['m', -2, 'cm'],
  ['m', -3, 'mm'],
  ['kg', 0, 'kg'],
  ['t', 0, 't ton tons tonne tonnes tonnen toneladas tonnellate ton тонн тонны'],
  ['t', 3, 'kt'],
  ['t', 6, 'mt'],
  ['B', 6, 'mb'],
  ['B', 9, 'gb'],
  ['B', 12, 'tb'],
  ['B', 15, 'pb'],
  ['Hz', 6, 'mhz'],
  ['Hz', 9, 'ghz'],
] as const) {
  for (const word of words(list)) UNITS.set(word, [unit, power]);
}
export const UNIT_AFTER = new RegExp(`[ \\u00a0-]?(${anyOf(UNITS.keys())})${END}`, 'yu');
export function unitOf(word: string): readonly [unit: string, power: number] {
  return UNITS.get(word) ?? [word, 0];
}
