import type { Document } from '../entry.ts';
import { listOf } from '../text/words.ts';
import { type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const undecidedAlert: Rule = {
	name: 'undecided-alert',
	summary: 'If several runbooks list the same alert, one of them tells the causes apart.',
	check: (content) => {
		const byAlert = new Map<string, Document<'runbook'>[]>();
		for (const document of documentsOf(content, 'runbook')) {
			for (const alert of new Set((document.data.alerts ?? []).map((name) => name.toLowerCase()))) {
				byAlert.set(alert, [...(byAlert.get(alert) ?? []), document]);
			}
		}
		return [...byAlert].flatMap(([alert, runbooks]) => {
			// A page and the pack's page that it extends are one runbook, and the signals are in the pack's page.
			const ids = [...new Set(runbooks.map(({ id }) => id))];
			const isDecided = documentsOf(content, 'runbook').some(
				({ id, data }) => ids.includes(id) && (data.signals ?? []).length > 0,
			);
			const [first] = runbooks;
			if (ids.length < 2 || isDecided || !first) return [];
			const index = (first.data.alerts ?? []).findIndex((name) => name.toLowerCase() === alert);
			const name = first.data.alerts?.[index] ?? alert;
			return {
				file: first.file,
				position: first.locate(['alerts', index]),
				message: `${listOf(ids, 'and')} list the alert "${name}", and none of them tells its causes apart.`,
				help: 'Add the alert to a runbook with "signals" whose questions tell the causes apart, or list it in only one runbook.',
			};
		});
	},
};
