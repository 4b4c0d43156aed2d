import { expect, test } from 'vitest';
import { ParamSchema } from './kinds/runbook.ts';
import { KnobSchema } from './kinds/snippet.ts';

const knob = { name: 'pool_size', label: 'Pool size', type: 'int', default: 5, min: 1, max: 60 };
const param = { name: 'REPLICAS', label: 'Replicas', pattern: 'integer', example: '4' };

test('a consistent knob and a consistent parameter are valid', () => {
	expect(KnobSchema.safeParse(knob).success).toBe(true);
	expect(KnobSchema.safeParse({ name: 'slow', label: 'Slow', type: 'flag', default: false }).success).toBe(true);
	expect(ParamSchema.safeParse(param).success).toBe(true);
});

test.each([{ default: 100 }, { default: 0 }, { min: 200, max: 50, default: 100 }, { default: true }, { type: 'flag' }])(
	'a knob that its own form would reject is invalid: %j',
	(change) => {
		const parsed = KnobSchema.safeParse({ ...knob, ...change });
		expect(parsed.error?.issues[0]?.path).toEqual(['default']);
	},
);

test.each(['four', '4 5', '$(id)', ''])('an example that its page would reject is invalid: %j', (example) => {
	expect(ParamSchema.safeParse({ ...param, example }).error?.issues[0]?.path).toEqual(['example']);
});
