/**
 * What the API says of a wrong field, in German: its sentence with places for what varies, and the German one with the
 * same places. A sentence that stands nowhere here is shown as it is.
 */
export const DE_FAULTS: readonly (readonly [said: string, german: string])[] = [
  ['is required', 'wird gebraucht'],
  ['must not be empty', 'darf nicht leer sein'],
  ['must be at most {n} characters', 'darf höchstens {n} Zeichen haben'],
  ['must have at most {n} characters', 'darf höchstens {n} Zeichen haben'],
  ['must be at least {n}', 'muss mindestens {n} sein'],
  ['must be at most {n}', 'darf höchstens {n} sein'],
  ['must be a number, without quotation marks', 'muss eine Zahl sein'],
  ['must be a whole number', 'muss eine ganze Zahl sein'],
  ['must be one of {names}', 'muss eines von diesen sein: {names}'],
  ['must name at least one framework', 'muss mindestens eine Methode nennen'],
  ['must not name a framework twice', 'darf keine Methode zweimal nennen'],
  ['must name at most {n} domains', 'darf höchstens {n} Domains nennen'],
  ['must name at most {n} documents', 'darf höchstens {n} Dokumente nennen'],
  [
    'must be a domain such as "example.com", without scheme or path',
    'muss eine Domain wie „example.com“ sein, ohne Protokoll und Pfad',
  ],
  [
    'must not repeat a domain of include_domains',
    'darf keine Domain wiederholen, auf die beschränkt wird',
  ],
  [
    'must be a BCP 47 language tag such as "en" or "pt-BR"',
    'muss ein Sprachkürzel wie „de“ oder „pt-BR“ sein',
  ],
  ['must not contain control characters', 'darf keine Steuerzeichen enthalten'],
  ['must be A4 or Letter', 'muss A4 oder Letter sein'],
  [
    'without keys only sample sources answer: try {names}, or set {keys}',
    'ohne Schlüssel antworten nur Beispielquellen: Versuchen Sie {names}, oder setzen Sie {keys}',
  ],
  [
    'without keys a report is written in {tags}: choose one of them, or set {keys}',
    'ohne Schlüssel gibt es Berichte in {tags}: Wählen Sie eine davon, oder setzen Sie {keys}',
  ],
  [
    'without keys one question is answered for {name}: leave the field out, or send {question}, or set {keys}',
    'ohne Schlüssel wird zu {name} eine Frage beantwortet: Lassen Sie das Feld leer, oder fragen Sie {question}, oder setzen Sie {keys}',
  ],
  [
    'without keys nothing is recorded for {names}: choose among {known}, or set {keys}',
    'ohne Schlüssel ist zu {names} nichts aufgezeichnet: Wählen Sie unter {known}, oder setzen Sie {keys}',
  ],
  [
    'without keys nobody reads documents of yours: leave them out, or set {keys}',
    'ohne Schlüssel liest niemand Ihre Dokumente: Lassen Sie sie weg, oder setzen Sie {keys}',
  ],
  [
    'the ceiling of {usd} leaves no room for the searches and one section: set max_cost_usd to {least} or more, or choose a smaller depth',
    'die Obergrenze von {usd} reicht nicht für die Suchen und einen Abschnitt: Erlauben Sie {least} oder mehr, oder wählen Sie eine geringere Tiefe',
  ],
  [
    'may be at most {usd}, the ceiling that this server has for an analysis',
    'darf höchstens {usd} sein: So viel lässt dieser Server je Analyse zu',
  ],
];
