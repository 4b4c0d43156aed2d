/**
 * Milliseconds of processor time this thread has used. Limits on time compare these, since the wall clock also counts
 * whatever else the machine does.
 */
export function cpuMs(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
}
