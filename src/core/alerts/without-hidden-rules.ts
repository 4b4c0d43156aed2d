import { resolvePath } from './address.ts';
import type { AlertRule } from './check-alert.ts';
import { buildDirectory, type RunbookFacts } from './directory.ts';
import { readLink } from './link.ts';

/**
 * The rules that a site may name. A rule is left out if all runbooks that list its alert are hidden, or if all runbooks
 * that its link leads to are: the name of the alert, or the address of the runbook, would reveal an internal page.
 *
 * @param shown The runbooks of the site.
 * @param all The runbooks of the content.
 * @param base The address of the site.
 */
export function withoutHiddenRules(
	rules: readonly AlertRule[],
	shown: readonly RunbookFacts[],
	all: readonly RunbookFacts[],
	base: string,
): AlertRule[] {
	const visible = new Set(shown.map(({ id }) => id));
	const directory = buildDirectory(all);
	return rules.filter(({ alert, link }) => {
		const byName = directory.alerts.get(alert.toLowerCase())?.runbooks ?? [];
		const parsed = link && readLink(link.url, base);
		const target = parsed?.is === 'here' ? resolvePath(parsed.path, directory) : undefined;
		const byLink = target?.is === 'runbook' ? [target.runbook] : target?.is === 'alert' ? target.runbooks : [];
		return [byName, byLink].every((runbooks) => runbooks.length === 0 || runbooks.some(({ id }) => visible.has(id)));
	});
}
