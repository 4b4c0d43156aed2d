import { addressOf } from '../../core/address/address.ts';
import { allRehearsals, notRehearsed, usedScenarios } from '../../site/lists/rehearsals.ts';
import { jsonFile } from '../../site/machines/responses.ts';
import { urlOf } from '../../site/settings.ts';

/** For each runbook with a plan, the result in each scenario, and the commands that are not rehearsed. */
export const GET = async () => {
	const rehearsals = await allRehearsals();
	const scenarios = await usedScenarios();
	return jsonFile({
		version: 1,
		scenarios: scenarios.map(([id, { title, wrong }]) => ({ id, title, wrong })),
		runbooks: rehearsals.map((each) => ({
			runbook: each.runbook.id,
			source: urlOf(addressOf('runbook', each.runbook.id)),
			scenarios: Object.keys(each.plan.scenarios).map((scenario) => {
				const run = each.runs.find((one) => one.scenario === scenario);
				if (!run) return { scenario, right: false };
				const { ranAt, versions, leads, mitigations } = run;
				return {
					scenario,
					right: true,
					ranAt,
					versions,
					leads,
					mitigations: mitigations.map(({ mitigation, endedAfter }) => ({ mitigation, endedAfter })),
				};
			}),
			notRehearsed: notRehearsed(each),
		})),
	});
};
