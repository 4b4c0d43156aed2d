import { addressOf } from '../../core/address/address.ts';
import { lastEdited } from '../../site/parts/last-edited.ts';
import { entriesOf } from '../../site/library.ts';
import { jsonFile } from '../../site/machines/responses.ts';
import { urlOf } from '../../site/settings.ts';

/** All runbooks. The fields up to `update_date` have the names that the runbook catalogues of other tools expect. */
export const GET = async () => {
	const runbooks = await entriesOf('runbook');
	const items = runbooks.map(async (entry) => {
		const { id, data } = entry;
		return {
			id,
			title: data.title,
			description: data.summary,
			link: urlOf(addressOf('runbook', id)),
			update_date: (await lastEdited(entry))?.slice(0, 10) ?? null,
			symptoms: data.symptoms,
			alerts: data.alerts,
			signals: data.signals,
			errors: data.errors,
			services: data.services,
			params: data.params,
			mitigations: data.mitigations,
		};
	});
	return jsonFile({ version: 1, runbooks: await Promise.all(items) });
};
