import { addressOf } from '../../core/address/address.ts';
import { allActions } from '../../site/lists/actions.ts';
import { jsonFile } from '../../site/machines/responses.ts';
import { urlOf } from '../../site/settings.ts';

/** Every action of every postmortem, with the address of its row on the page of the incident. */
export const GET = async () => {
	const actions = await allActions();
	return jsonFile({
		version: 1,
		actions: actions.map(({ postmortem, ...action }) => ({
			...action,
			postmortem: postmortem.id,
			source: urlOf(`${addressOf('postmortem', postmortem.id)}#action-${action.id}`),
		})),
	});
};
