/** What was thrown, in words: programs may throw anything. */
export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
