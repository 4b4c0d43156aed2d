import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ScenarioSchema } from '../../core/schema/kinds/scenario.ts';
import { startSystem } from './system.ts';

const SYSTEMS = path.join(import.meta.dirname, '../../../tests/fixtures/shop/content/scenarios/systems');

test('before a rollout, the load has settled once no answer is an error, whatever the symptom is', async () => {
	// This symptom shows from the beginning.
	const scenario = ScenarioSchema.parse({
		title: 'Everything is sold',
		wrong: 'Every answer counts as bad.',
		system: 'shop',
		deployment: {
			name: 'shop',
			namespace: 'town',
			replicas: 1,
			revisions: [{ TILLS: 20 }, { TILLS: 20 }],
			rollsOut: true,
		},
		load: { path: '/buy', perSecond: 10 },
		symptom: { statuses: [200], share: 0.8 },
	});
	const system = await startSystem(scenario, SYSTEMS, {
		signal: AbortSignal.timeout(50_000),
		progress: () => undefined,
	});
	onTestFinished(() => system.close());
	expect(system.share()).toBeGreaterThanOrEqual(0.8);
});
