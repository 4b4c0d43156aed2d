import { closestName } from '../text/closest-name.ts';
import { listOf, show } from '../text/prose/words.ts';
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
					message: `This page is in the pack "${fault.pack}", but only a page of a team can extend another.`,
					help: 'Move its fields into the page that it extends, and delete this page.',
				};
			}
			const { kind, id, names, packs, isElsewhere } = fault;
			const closest = closestName(id, names);
			const where = packs.length > 1 ? `none of the packs ${listOf(packs, 'and')}` : `the pack ${listOf(packs)}`;
			return {
				file,
				position,
				message:
					packs.length === 0
						? `This page extends the ${kind} ${show(id)} of a pack, but this content uses no pack.`
						: packs.length === 1
							? `This page extends the ${kind} ${show(id)}, but ${where} has no ${kind} with this id.`
							: `This page extends the ${kind} ${show(id)}, but ${where} has one with this id.`,
				help: isElsewhere
					? 'A pack that is not chosen has it: add that pack to "packs" in site.yaml.'
					: closest
						? `Did you mean "${closest}"? The name of the file is the id, so rename the file.`
						: 'Correct the name of the file, or delete "extends" and write the whole page.',
			};
		}),
};
