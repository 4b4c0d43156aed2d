import { listOf } from '../text/prose/words.ts';
import { type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const undecidedAlert: Rule = {
	name: 'undecided-alert',
	summary: 'If several runbooks list the same alert, one of them tells the causes apart.',
	check: (content) => {
		const listed = documentsOf(content, 'runbook').flatMap(({ id, file, data, locate }) =>
			(data.alerts ?? []).map((name, index) => ({ id, file, name, position: locate(['alerts', index]) })),
		);
		return [...Map.groupBy(listed, ({ name }) => name.toLowerCase()).values()].flatMap((items) => {
			// A page and the pack's page that it extends are one runbook, and the signals are in the pack's page.
			const ids = [...new Set(items.map(({ id }) => id))];
			const isDecided = documentsOf(content, 'runbook').some(
				({ id, data }) => ids.includes(id) && (data.signals ?? []).length > 0,
			);
			const [first] = items;
			if (ids.length < 2 || isDecided || !first) return [];
			return {
				file: first.file,
				position: first.position,
				message: `${listOf(ids, 'and')} list the alert "${first.name}", and none of them tells its causes apart.`,
				help: 'Add the alert to a runbook with "signals" whose questions tell the causes apart, or list it in only one runbook.',
			};
		});
	},
};
