import { addressOf } from '../../core/address/address.ts';
import { lastEdited } from '../../site/parts/last-edited.ts';
import { entriesOf } from '../../site/library.ts';
import { jsonFile } from '../../site/machines/responses.ts';

/** The format that runbook catalogues of assistants read: id, title, description, link, update date. */
export const GET = async ({ site }: { site: URL | undefined }) => {
	const runbooks = await entriesOf('runbook');
	return jsonFile({
		version: 1,
		runbooks: runbooks.map(({ id, file, data }) => ({
			id,
			title: data.title,
			description: data.summary,
			link: new URL(addressOf('runbook', id), site).href,
			update_date: lastEdited(file)?.slice(0, 10) ?? null,
			symptoms: data.symptoms,
			alerts: data.alerts,
			signals: data.signals,
			errors: data.errors,
			services: data.services,
			params: data.params,
			mitigations: data.mitigations,
		})),
	});
};
