/** Whether the caller has this version already (RFC 9110, 13.1.2): compared weakly, `*` fits every one. */
export function ifNoneMatch(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const named: readonly string[] = header.match(/"[^"]*"/g) ?? [];
  return header.trim() === '*' || named.includes(etag);
}
