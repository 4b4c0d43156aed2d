import { statusOf } from '../../core/runner/report.ts';
import { closestName } from '../../core/text/closest-name.ts';
import { loadContent } from '../../node/content/load-content.ts';
import { CONTENT_FOLDER } from '../../node/places.ts';
import { withInterrupt } from '../io/interrupt.ts';
import { rehearsePlans, rehearseWrongCopies } from '../rehearse-plans.ts';
import { requireContent } from '../require-content.ts';
import { command } from '../usage/command.ts';

/** `hindsight rehearse [RUNBOOK …]`: carries out the commands of runbooks on systems in failing states. */
export const run = command('rehearse', async ({ options, operands: ids, badUsage }, io) => {
	if (!requireContent(io)) return 2;
	const { entries, rehearsals } = await loadContent(CONTENT_FOLDER);
	const { plans, scenarios } = rehearsals;
	const unknown = [
		...ids
			.filter((id) => !plans.has(id))
			.map((id) => unknownMessage(`${CONTENT_FOLDER}/rehearsals has no plan for`, id, plans)),
		...options.scenario
			.filter((id) => !scenarios.has(id))
			.map((id) => unknownMessage('There is no scenario', id, scenarios)),
	];
	if (unknown.length > 0) return badUsage(unknown.join(' '));
	const { fresh, check, watch, wrong } = options;
	return withInterrupt(async (signal) => {
		const request = { entries, rehearsals, ids, scenarios: options.scenario, fresh, check, watch, signal };
		const states = await (wrong ? rehearseWrongCopies : rehearsePlans)(request, io);
		return statusOf(states, options['allow-missing']);
	});
});

function unknownMessage(what: string, id: string, known: ReadonlyMap<string, unknown>): string {
	const closest = closestName(id, known.keys());
	return `${what} "${id}"${closest === undefined ? '' : `; did you mean "${closest}"?`}.`;
}
