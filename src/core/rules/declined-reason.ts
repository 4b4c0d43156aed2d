import { type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const declinedReason: Rule = {
	name: 'declined-reason',
	summary: 'An action has a reason for being declined if and only if it is declined.',
	check: (content) =>
		documentsOf(content, 'postmortem').flatMap(({ file, data, locate }) =>
			(data.actions ?? []).flatMap(({ id, state, declinedReason }, index) => {
				if ((state === 'declined') === (declinedReason !== undefined)) return [];
				if (state === 'declined') {
					return {
						file,
						position: locate(['actions', index, 'state']),
						message: `The action "${id}" is declined without a reason, so the next reviewer will propose it again.`,
						help: 'Say why in "declinedReason".',
					};
				}
				return {
					file,
					position: locate(['actions', index, 'declinedReason']),
					message: `The action "${id}" has a reason for being declined, but its state is "${state}".`,
					help: 'Set the state to "declined", or delete "declinedReason".',
				};
			}),
		),
};
