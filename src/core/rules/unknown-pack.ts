import { closestName } from '../text/closest-name.ts';
import { listOf, show } from '../text/prose/words.ts';
import { faultsOf, type Rule } from './rule.ts';

export const unknownPack: Rule = {
	name: 'unknown-pack',
	summary: 'The settings choose packs that exist.',
	check: (content) =>
		faultsOf(content, 'unknown-pack').map(({ file, position, name, known }) => {
			const closest = closestName(name, known);
			const otherHelp =
				known.length > 0
					? `The packs are ${listOf(known, 'and')}: use one of these names, or delete this one.`
					: 'There are no packs, neither in this content nor in Hindsight; delete this name.';
			return {
				file,
				position,
				message: `The settings choose the pack ${show(name)}, which does not exist, so the site would have none of its pages.`,
				help: closest === undefined ? otherHelp : `Did you mean "${closest}"?`,
			};
		}),
};
