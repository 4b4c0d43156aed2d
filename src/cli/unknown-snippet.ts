import { closestName } from '../core/text/closest-name.ts';
import { listOf, show } from '../core/text/prose/words.ts';

/**
 * The message for a snippet that does not exist. It suggests the most likely names or, if there are none, the command that
 * lists all snippets.
 */
export function unknownSnippetMessage(name: string, ids: readonly string[]): string {
	const closest = closestName(name, ids);
	const containing = name.length >= 3 ? ids.filter((id) => id.includes(name.toLowerCase())) : [];
	const suggestions = [...new Set([...(closest === undefined ? [] : [closest]), ...containing])].slice(
		0,
		MAX_SUGGESTIONS,
	);
	const hint = suggestions.length > 0 ? `Did you mean ${listOf(suggestions)}?` : '"hindsight run" lists all snippets.';
	return `There is no snippet ${show(name)} in content/snippets. ${hint}\n`;
}

const MAX_SUGGESTIONS = 5;
