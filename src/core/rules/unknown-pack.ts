import { closestName } from '../text/closest-name.ts';
import { listOf, show } from '../text/words.ts';
import { faultsOf, type Rule } from './rule.ts';

export const unknownPack: Rule = {
	name: 'unknown-pack',
	summary: 'The settings choose packs that exist.',
	check: (content) =>
		faultsOf(content, 'unknown-pack').map(({ file, position, name, known }) => {
			const closest = closestName(name, known);
			const those =
				known.length > 0
					? `The packs are ${listOf(known, 'and')}; delete this name, or take one of them.`
					: 'There are no packs, neither in "packs" of the content nor of the engine; delete this name.';
			return {
				file,
				position,
				message: `The settings choose the pack ${show(name)}, which does not exist, so none of its pages would be there.`,
				help: closest === undefined ? those : `Did you mean "${closest}"?`,
			};
		}),
};
