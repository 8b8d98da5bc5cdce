/**
 * For a command's start: no fault of standard output or error ends its work, which may have been paid for. A
 * reader that went away (`| head`) wanted no more, so what is written to it from then on is dropped. Of any
 * other fault (a full disk) the other stream tells once, and the command ends with 1 whatever came of it.
 */
export function outliveWriteFaults(): void {
  const { stdout, stderr } = process;
  watch('standard output', stdout, stderr);
  watch('standard error', stderr, stdout);
}

function watch(name: string, output: NodeJS.WriteStream, other: NodeJS.WriteStream): void {
  let told = false;
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (told || error.code === 'EPIPE') return;
    told = true;
    process.once('exit', () => {
      process.exitCode = 1;
    });
    other.write(`error: ${name} cannot be written: ${error.message}\n`);
  });
}
