/** Formats a size in decimal units: `formatBytes(7_855_143)` is "7.9 MB", `formatBytes(86_404)` is "86 kB". */
export function formatBytes(bytes: number): string {
	if (bytes < 1000) return `${bytes} B`;
	// Otherwise 999,950 bytes would be "1000 kB".
	return bytes < 999_500 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
