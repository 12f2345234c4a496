/** The CPU time of this thread, in milliseconds. Others on the machine may go first, and a template is not to blame for that wait. */
export function timeOnCore(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
