import type { Prompt } from './prompt.ts';

export interface Identity {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly ticker: string | null;
  readonly domain: string | null;
  readonly rivals: readonly string[];
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
const NAME = String.raw`[\p{Lu}\d][\p{L}\p{N}&.'’+-]*(?: (?:[\p{Lu}\d&][\p{L}\p{N}&.'’+-]*)){0,3}`;
const LIST =
  /\b(?:rivals|competitors)(?: (?:are|include|such as|named are)|:) (?<list>[^.;]{3,200})/giu;

function split(list: string): string[] {
  return list
    .split(/,| and | or /u)
    .map((part) => new RegExp(`^(?:the )?(${NAME})`, 'u').exec(part.trim())?.[1] ?? '')
    .filter((name) => name.length > 1);
}

/** Names, ticker, domain and rivals as the passages state them; the company's name as the prompt has it. */
export function readIdentity(prompt: Prompt): Identity {
  const asked = prompt.company.replace(/,? (?:Inc|Corp|Corporation|Ltd|plc|AG|SE|SA)\.?$/u, '');
  const text = prompt.passages.map((passage) => passage.text).join('\n');
  const about = prompt.passages
    .filter((passage) => asked !== '' && passage.text.includes(asked))
    .map((passage) => passage.text)
    .join('\n');
  const full = new RegExp(
    `${literal(asked)},? (?:Inc\\.|Corp\\.|Corporation|Ltd\\.?|plc|AG|SE)`,
    'u',
  );
  const name = asked === '' ? '' : (full.exec(text)?.[0] ?? prompt.company);
  const formerly = new RegExp(`(?:formerly|also) (?:known as |called )?(${NAME})`, 'gu');
  const aliases = [asked, ...[...about.matchAll(formerly)].map((m) => m[1] ?? '')];
  const rivals = [...about.matchAll(LIST)].flatMap((m) => split(m.groups?.list ?? ''));
  const stem = asked.toLowerCase().replace(/[^a-z0-9]/gu, '');
  const domain =
    stem === '' ? null : new RegExp(`\\b${literal(stem)}\\.[a-z]{2,6}\\b`, 'u').exec(text)?.[0];
  return {
    name,
    aliases: [...new Set(aliases)].filter((alias) => alias !== '' && alias !== name).slice(0, 8),
    ticker: /\b(?:ticker|symbol|Nasdaq:|NYSE:) ?([A-Z]{1,6})\b/u.exec(about)?.[1] ?? null,
    domain: domain ?? null,
    rivals: [...new Set(rivals)].filter((rival) => rival !== asked).slice(0, 12),
  };
}
