import { expect, test } from 'vitest';
import type { Entry } from '../entry.ts';
import { withFault } from './with-fault.ts';

const runbook = {
	data: {
		title: 'kubectl logs --all-pods',
		mitigations: [
			{ title: 'Restart', check: 'kubectl logs --all-pods', command: 'kubectl rollout', expect: '--all-pods' },
		],
		discriminators: [{ command: 'kubectl logs --all-pods | wc', answers: [{ pattern: '--all-pods' }] }],
		evidence: [],
	},
	body: { steps: [{ title: 'Read', fences: [{ code: 'kubectl get pods --all-pods' }] }] },
} as unknown as Entry<'runbook'>;

test('replaces a text in every command, and nowhere else', () => {
	const wrong = withFault(runbook, ' --all-pods', '');
	expect(wrong?.data).toMatchObject({
		title: 'kubectl logs --all-pods',
		mitigations: [{ check: 'kubectl logs', command: 'kubectl rollout', expect: '--all-pods' }],
		discriminators: [{ command: 'kubectl logs | wc', answers: [{ pattern: '--all-pods' }] }],
	});
	expect(wrong?.body.steps).toMatchObject([{ title: 'Read', fences: [{ code: 'kubectl get pods' }] }]);
	expect(runbook.data.discriminators[0]?.command).toBe('kubectl logs --all-pods | wc');
});

test('the replacement is taken as it is', () => {
	expect(withFault(runbook, 'rollout', '$&')?.data.mitigations[0]?.command).toBe('kubectl $&');
});

test('undefined for a text that no command has', () => {
	expect(withFault(runbook, 'Restart', '')).toBeUndefined();
});
