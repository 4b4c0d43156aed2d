/** The words in the last part of a path: `/runbooks/db/PoolFull` gives `Pool Full`. */
export function nameInPath(path: string): string {
	const last = decode(path)
		.replace(/\.(?:html?|md)$/i, '')
		.split('/')
		.filter((part) => part !== '' && part !== 'index')
		.at(-1);
	return (last ?? '')
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
		.slice(0, 80);
}

/**
 * At most five pages whose address, title or other name is most similar to a path that does not exist, best first. The
 * similarity is Dice's coefficient over character trigrams, so a path still finds pages if it has a spelling mistake,
 * lacks a word, or has its words in a different order.
 */
export function nearestPages(path: string, pages: readonly SitePage[]): SitePage[] {
	const target = trigrams(nameInPath(path));
	return pages
		.map((page) => ({
			page,
			score: Math.max(
				...[nameInPath(page.path), page.title, ...(page.also ?? [])].map((name) => dice(target, trigrams(name))),
			),
		}))
		.filter(({ score }) => score >= 0.3)
		.sort((a, b) => b.score - a.score)
		.slice(0, 5)
		.map(({ page }) => page);
}

function trigrams(name: string): Set<string> {
	const text = ` ${name
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()} `;
	const grams = new Set<string>();
	for (let at = 0; at + 3 <= text.length; at += 1) grams.add(text.slice(at, at + 3));
	return grams;
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	let shared = 0;
	for (const gram of a) if (b.has(gram)) shared += 1;
	return (2 * shared) / (a.size + b.size);
}

function decode(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

/** A page of the site, with the names to compare. */
export interface SitePage {
	path: string;
	title: string;
	/** Other names: aliases, codes, alerts. */
	also?: string[];
}
