import { addressOf } from '../../core/address/address.ts';
import { incidentDurations } from '../../core/incident/times.ts';
import { entriesOf } from '../../site/library.ts';
import { jsonFile } from '../../site/machines/responses.ts';

/** Every published postmortem with its figures; durations are in minutes, or null if a time is not recorded. */
export const GET = async ({ site }: { site: URL | undefined }) => {
	const postmortems = await entriesOf('postmortem');
	return jsonFile({
		version: 1,
		postmortems: postmortems.map(({ id, data }) => {
			const durations = incidentDurations(data.times);
			return {
				id,
				title: data.title,
				summary: data.summary,
				link: new URL(addressOf('postmortem', id), site).href,
				severity: data.severity,
				services: data.services,
				factors: data.factors.map((factor) => factor.kind),
				times: data.times,
				minutes: {
					counted_from: durations.from,
					to_detect: durations.timeToDetect ?? null,
					to_mitigate: durations.timeToMitigate ?? null,
					to_resolve: durations.timeToResolve ?? null,
				},
				errors: data.errors,
				runbooks: data.runbooks,
				claims: data.claims,
			};
		}),
	});
};
