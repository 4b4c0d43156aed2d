import { closestName } from '../text/closest-name.ts';
import { listOf, show } from '../text/words.ts';
import { faultsOf, type Rule } from './rule.ts';

export const unknownPack: Rule = {
	name: 'unknown-pack',
	summary: 'The settings choose packs that exist.',
	check: (content) =>
		faultsOf(content, 'unknown-pack').map(({ file, position, name, known }) => {
			const closest = closestName(name, known);
			const those = known.length > 0 ? `There are ${listOf([...known], 'and')}.` : 'There are no packs.';
			return {
				file,
				position,
				message: `There is no pack ${show(name)}.`,
				help: closest === undefined ? those : `Did you mean "${closest}"?`,
			};
		}),
};
