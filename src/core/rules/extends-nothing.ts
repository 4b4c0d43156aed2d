import { closestName } from '../text/closest-name.ts';
import { listOf, show } from '../text/words.ts';
import { faultsOf, type Rule } from './rule.ts';

export const extendsNothing: Rule = {
	name: 'extends-nothing',
	summary: 'A page with "extends: true" has the id of a page in a pack that the settings choose.',
	check: (content) =>
		faultsOf(content, 'extends-nothing').map((fault) => {
			const { file, position } = fault;
			if (fault.reason === 'in a pack') {
				return {
					file,
					position,
					message: `This page is in the pack "${fault.pack}", and only pages of a team extend others.`,
					help: 'Write it into the page that it extends.',
				};
			}
			const { id, names, packs } = fault;
			const closest = closestName(id, names);
			const chosen = packs.length > 0 ? `${listOf([...packs], 'and')} have` : 'no pack is chosen, so there is';
			return {
				file,
				position,
				message: `This page extends ${show(id)}, but ${chosen} no page of this kind with that id.`,
				help: closest
					? `Did you mean "${closest}"? The name of the file is the id.`
					: 'Choose the pack in "packs" of site.yaml, or leave out "extends" and write the whole page.',
			};
		}),
};
