import { closestName } from '../text/closest-name.ts';
import { listOf, show } from '../text/words.ts';
import { faultsOf, type Rule } from './rule.ts';

export const unknownFix: Rule = {
	name: 'unknown-fix',
	summary: 'A page that adds a runbook to a fix of a pack names a fix that the pack has.',
	check: (content) =>
		faultsOf(content, 'unknown-fix').map(({ file, position, id, known }) => {
			const closest = closestName(id, known);
			const those = known.length > 0 ? `Its fixes are ${listOf([...known], 'and')}.` : 'None of its fixes has an id.';
			return {
				file,
				position,
				message: `The page of the pack has no fix ${show(id)}.`,
				help: closest === undefined ? those : `Did you mean "${closest}"?`,
			};
		}),
};
