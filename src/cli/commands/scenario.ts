import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { exportLine } from '../../core/runbook/command/fill-command.ts';
import { formatFragment } from '../../core/runbook/command/fragment.ts';
import { closestName } from '../../core/text/closest-name.ts';
import { findKubectl } from '../../node/cluster/kubectl.ts';
import { loadContent } from '../../node/content/load-content.ts';
import { CONTENT_FOLDER } from '../../node/places.ts';
import { startSystem } from '../../node/rehearsal/system.ts';
import { Interrupted, NotRun } from '../../node/runner/not-run.ts';
import { withInterrupt } from '../io/interrupt.ts';
import { requireContent } from '../require-content.ts';
import { command } from '../usage/command.ts';

/** `hindsight scenario ID`: leaves the system of a scenario running, for a person to practise on. */
export const run = command('scenario', async ({ options, operands: [id], badUsage }, io) => {
	if (!requireContent(io)) return 2;
	const { entries, rehearsals, site } = await loadContent(CONTENT_FOLDER);
	const { scenarios, plans } = rehearsals;
	if (id === undefined) {
		const all = [...scenarios].map(([name, { title }]) => `  ${name}: ${title}\n`).join('') || '  none\n';
		return badUsage('Which scenario?', `\nScenarios:\n${all}`);
	}
	const scenario = scenarios.get(id);
	if (!scenario) {
		const closest = closestName(id, scenarios.keys());
		return badUsage(`There is no scenario "${id}"${closest === undefined ? '' : `; did you mean "${closest}"?`}.`);
	}
	return withInterrupt(async (signal) => {
		try {
			const systems = path.resolve(CONTENT_FOLDER, 'scenarios/systems');
			const system = await startSystem(scenario, systems, { signal, progress: (line) => io.stderr(`${line} …\n`) });
			try {
				const values = system.values();
				const kubectl = await findKubectl();
				io.stdout(`\n${scenario.title}. ${scenario.wrong}\n\nIn the shell in which you practise:\n\n`);
				for (const [name, value] of Object.entries(system.env)) io.stdout(`  ${exportLine(name, value)}\n`);
				io.stdout(
					`  export PATH="${path.dirname(kubectl.program)}:$PATH"\n\nRunbooks, with the values of this system:\n\n`,
				);
				const base = (options.site ?? site?.url ?? '').replace(/\/?$/, '/');
				for (const [runbook, plan] of plans) {
					const entry = entries.find((each) => each.kind === 'runbook' && each.id === runbook);
					if (entry?.kind !== 'runbook' || !Object.hasOwn(plan.scenarios, id)) continue;
					const own = entry.data.params.map(({ name }) => [name, values[name]] as const);
					io.stdout(`  ${base}runbooks/${runbook}/${formatFragment(Object.fromEntries(own))}\n`);
				}
				io.stdout('\nPress Ctrl+C to stop the system.\n');
				for (;;) await sleep(60_000, undefined, { signal });
			} finally {
				await system.close();
			}
		} catch (error) {
			if (signal.aborted) throw new Interrupted('It was interrupted.');
			const isMissing = error instanceof NotRun;
			io.stderr(`${isMissing ? 'not run: ' : ''}${(error as Error).message}\n`);
			return isMissing ? 4 : 1;
		}
	});
});
