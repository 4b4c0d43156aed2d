import { addressOf } from '../../core/address/address.ts';
import { allActions } from '../../site/lists/actions.ts';
import { jsonFile } from '../../site/machines/responses.ts';

export const GET = async ({ site }: { site: URL | undefined }) => {
	const actions = await allActions();
	return jsonFile({
		version: 1,
		actions: actions.map(({ postmortem, ...action }) => ({
			...action,
			postmortem: postmortem.id,
			source: new URL(`${addressOf('postmortem', postmortem.id)}#action-${action.id}`, site).href,
		})),
	});
};
