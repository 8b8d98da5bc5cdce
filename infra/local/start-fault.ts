const NOT_WRITABLE = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'];

/** What to change so that the server can start, in a sentence; null for what is none of the surroundings. */
export function startFault(error: unknown, { host, port }: { host: string; port: number }) {
  if (!isSystemError(error)) return null;
  const { code, syscall, message } = error;
  if (syscall === 'listen' && code === 'EADDRINUSE') {
    return `PORT ${port} of ${host} is in use: stop what listens there, or set another PORT`;
  }
  if (syscall === 'listen' && code === 'EACCES') {
    return `PORT ${port} is not for this user to listen on: set one of 1024 or more`;
  }
  if (syscall === 'listen' || syscall === 'getaddrinfo') {
    return `HOST ${host} is no address of this machine (${code}): set HOST to one that is, such as 127.0.0.1`;
  }
  if (!NOT_WRITABLE.includes(code)) return null;
  return `${message}: make room and give this user the right to write there, or set another DATA_DIR`;
}

function isSystemError(error: unknown): error is Error & { code: string; syscall?: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
