/** Languages that can run in the page. */
export type Runtime = 'typescript' | 'python';

/** Facts about a runtime that the page needs before loading it. The build writes them. */
export interface RuntimeInfo {
	/** Files to fetch, by their role in the sandbox. */
	parts: Record<string, { path: string; /** Bytes on the wire. */ size: number }>;
	/** Sum of the sizes. */
	size: number;
	/** Names and versions of the packages inside: `SQLAlchemy: 2.0.58`. */
	versions: Record<string, string>;
}

/** For a runtime that could not be built, `missing` says why. */
export type RuntimeManifest = Record<Runtime, RuntimeInfo | { missing: string }>;
