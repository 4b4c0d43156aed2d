/** Formats a size in decimal units: `formatBytes(7_855_143)` is "7.9 MB", `formatBytes(86_404)` is "86 kB". */
export function formatBytes(bytes: number): string {
	if (bytes < 1000) return `${bytes} B`;
	// If the limit were 1,000,000, then 999,950 bytes would be "1000 kB".
	return bytes < 999_500 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Formats a part of a size in the unit of the whole: `formatProgress(612_000, 7_855_143)` is "0.6 of 7.9 MB". */
export function formatProgress(bytes: number, total: number): string {
	const whole = formatBytes(total);
	const part = whole.endsWith('MB')
		? (bytes / 1e6).toFixed(1)
		: Math.round(whole.endsWith('kB') ? bytes / 1000 : bytes);
	return `${part} of ${whole}`;
}
