/**
 * Processor time that this thread has used, in milliseconds. Tests use it for time limits, because wall time also depends
 * on the other work of the machine.
 */
export function cpuMs(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
}
