/** Milliseconds that this thread has worked so far: how busy the machine is does not count. */
export function cpuTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
