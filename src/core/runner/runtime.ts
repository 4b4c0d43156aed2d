/** Languages that can run in the page. */
export type Runtime = 'typescript' | 'python';

/** What the page has to know of a runtime before it loads it; written when the site is built. */
export interface RuntimeInfo {
	/** Files to fetch, by the role in which the sandbox knows them. */
	parts: Record<string, { path: string; /** Bytes on the wire. */ size: number }>;
	/** Sum of the sizes. */
	size: number;
	/** Names and versions of what is inside: `SQLAlchemy: 2.0.58`. */
	versions: Record<string, string>;
}

/** A runtime that could not be built has a reason in its place. */
export type RuntimeManifest = Record<Runtime, RuntimeInfo | { missing: string }>;
