import type { AlertDirectory, RunbookFacts } from './directory.ts';

/**
 * Resolves the path of an alert link on this site, regardless of case, with or without a slash at the end. The forms are
 * `/alerts/<alert>/`, `/runbooks/<runbook>/` and `/runbooks/<alert>/`. An alert may follow a group, as in
 * `/runbooks/<group>/<alert>/`.
 */
export function resolvePath(pathname: string, { alerts, runbooks }: AlertDirectory): Resolved {
	const link = readAlertPath(pathname);
	if (!link) return { is: 'elsewhere' };
	const runbook = link.section === 'runbooks' && !link.isGrouped ? runbooks.get(link.name.toLowerCase()) : undefined;
	if (runbook) return { is: 'runbook', runbook };
	const alert = alerts.get(link.name.toLowerCase());
	return alert ? { is: 'alert', name: link.name, runbooks: alert.runbooks } : { is: 'unknown', name: link.name };
}

/**
 * Addresses to try if a static host has no file for a path, best first: the path with a slash at the end, the same in
 * lower case, and the page of the alert that an alert link names. Never contains the path itself, because that would
 * redirect in a loop.
 */
export function otherAddresses(pathname: string): string[] {
	const link = readAlertPath(pathname);
	const normalized = `/${partsOf(pathname).map(encodeURIComponent).join('/')}/`;
	// A path with a file extension is not that of a page, so no slash is missing.
	const isFile = !link && /\.[^/]*$/.test(pathname);
	const found = [
		...(isFile ? [] : [normalized, normalized.toLowerCase()]),
		...(link ? [alertAddress(link.name.toLowerCase())] : []),
	];
	return [...new Set(found)].filter((address) => address !== pathname && address !== '//');
}

/** The page of an alert. It exists in the alert's own spelling and in lower case. */
export function alertAddress(name: string): string {
	return `/alerts/${encodeURIComponent(name)}/`;
}

function readAlertPath(pathname: string): AlertPath | undefined {
	const [section, ...rest] = partsOf(pathname);
	const name = rest.at(-1);
	const found = (['alerts', 'runbooks'] as const).find((each) => each === section?.toLowerCase());
	return found && name !== undefined ? { section: found, name, isGrouped: rest.length > 1 } : undefined;
}

/** Splits a path into parts. A link to a Markdown file or to `index.html` counts as a link to the page. */
function partsOf(pathname: string): string[] {
	const parts = decode(pathname)
		.split('/')
		.filter((part) => part !== '');
	if (/^index\.html?$/i.test(parts.at(-1) ?? '')) parts.pop();
	return parts.map((part, index) => (index === parts.length - 1 ? part.replace(/\.(?:md|html?)$/i, '') : part));
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

export type Resolved =
	| { is: 'runbook'; runbook: RunbookFacts }
	| { is: 'alert'; name: string; runbooks: readonly RunbookFacts[] }
	/** An alert link to a page that does not exist. */
	| { is: 'unknown'; name: string }
	/** Not an alert link. */
	| { is: 'elsewhere' };

interface AlertPath {
	section: 'alerts' | 'runbooks';
	name: string;
	isGrouped: boolean;
}
