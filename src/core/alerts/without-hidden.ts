import { resolvePath } from './address.ts';
import type { AlertRule } from './check-alert.ts';
import { buildDirectory, type RunbookFacts } from './directory.ts';
import { readLink } from './link.ts';

/**
 * The rules that a site may name. A rule is left out if everything that it leads to, by its name or by its link, is left out:
 * the name of an alert, or the address of its runbook, would give an internal page away.
 *
 * @param shown The runbooks of the site.
 * @param all The runbooks of the content.
 * @param base Where the site is.
 */
export function withoutHidden(
	rules: readonly AlertRule[],
	shown: readonly RunbookFacts[],
	all: readonly RunbookFacts[],
	base: string,
): AlertRule[] {
	const visible = new Set(shown.map(({ id }) => id));
	const directory = buildDirectory(all);
	return rules.filter(({ alert, link }) => {
		const byName = directory.alerts.get(alert.toLowerCase())?.runbooks ?? [];
		const read = link && readLink(link.url, base);
		const target = read?.is === 'here' ? resolvePath(read.path, directory) : undefined;
		const byLink = target?.is === 'runbook' ? [target.runbook] : target?.is === 'alert' ? target.runbooks : [];
		return [byName, byLink].every((runbooks) => runbooks.length === 0 || runbooks.some(({ id }) => visible.has(id)));
	});
}
