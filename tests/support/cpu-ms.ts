/**
 * Processor time that this thread has used, in milliseconds. Tests use it for time limits, because wall time also depends
 * on the other work of the machine.
 *
 * Counting coverage slows code down several times, so the time is divided by a factor then. The limits are wide: what
 * they catch takes a hundred times as long.
 */
export function cpuMs(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000 / SLOWED;
}

const SLOWED = Number(process.env['SLOWED_BY_COVERAGE'] ?? 1);
