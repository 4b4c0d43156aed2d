import { closestName } from '../text/closest-name.ts';
import { listOf, show } from '../text/prose/words.ts';
import { faultsOf, type Rule } from './rule.ts';

export const unknownFix: Rule = {
	name: 'unknown-fix',
	summary: 'A page that adds a runbook to a fix of a pack names a fix that the pack has.',
	check: (content) =>
		faultsOf(content, 'unknown-fix').map(({ file, position, id, known }) => {
			const closest = closestName(id, known);
			const otherHelp =
				known.length > 0
					? `The fixes of that page are ${listOf(known, 'and')}.`
					: 'No fix of that page has an id: write a fix of your own, with "text" in place of "id".';
			return {
				file,
				position,
				message: `The page of the pack has no fix with the id ${show(id)}, so this runbook would not be shown.`,
				help: closest === undefined ? otherHelp : `Did you mean "${closest}"?`,
			};
		}),
};
