import { closestName } from '../core/text/closest-name.ts';
import { listOf, show } from '../core/text/prose/words.ts';

/**
 * The message for a snippet that does not exist, with the most likely names, or else with the command that lists all
 * snippets.
 */
export function unknownSnippetMessage(name: string, ids: readonly string[]): string {
	const closest = closestName(name, ids);
	const containing = name.length >= 3 ? ids.filter((id) => id.includes(name.toLowerCase())) : [];
	const near = [...new Set([...(closest === undefined ? [] : [closest]), ...containing])].slice(0, MAX_SUGGESTIONS);
	const hint = near.length > 0 ? `Did you mean ${listOf(near)}?` : '"hindsight run" lists all snippets.';
	return `There is no snippet ${show(name)} in content/snippets. ${hint}\n`;
}

const MAX_SUGGESTIONS = 5;
