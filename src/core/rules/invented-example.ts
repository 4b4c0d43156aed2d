import type { Document } from '../entry.ts';
import { NOT_RECORDED } from '../schema/primitives.ts';
import { show } from '../text/prose/words.ts';
import { type Finding, type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const inventedExample: Rule = {
	name: 'invented-example',
	summary: 'The postmortem of an incident quotes every example that is dated on a day of the incident.',
	check: (content) => {
		const incidents = documentsOf(content, 'postmortem').flatMap(incidentDaysOf);
		return documentsOf(content, 'error').flatMap((document) => [
			...findingsIn(document, 'examples', incidents),
			...findingsIn(document, 'nearMisses', incidents),
		]);
	},
};

function findingsIn(
	{ file, data, locate }: Document<'error'>,
	field: 'examples' | 'nearMisses',
	incidents: readonly IncidentDay[],
): Finding[] {
	return (data[field] ?? []).flatMap((example, index) => {
		const line = example.split('\n').find((each) => incidents.some(({ date }) => each.includes(date)));
		if (line === undefined) return [];
		const sameDay = incidents.filter(({ date }) => line.includes(date));
		const [incident] = sameDay;
		if (!incident || sameDay.some(({ quoted }) => quoted.includes(line.trim()))) return [];
		return {
			file,
			position: locate([field, index]),
			message: `The line ${show(line.trim())} is dated ${incident.date}, a day of the incident "${incident.id}", but the postmortem of that incident does not quote it.`,
			help: 'Readers would take it for a record of that incident. Change its date, and the names of hosts and services in it. If the line does come from the incident, quote it in the postmortem.',
		};
	});
}

/** One item for each day of an incident, with the lines that its postmortem quotes. */
function incidentDaysOf({ id, data, body }: Document<'postmortem'>): IncidentDay[] {
	const times = [...Object.values(data.times ?? {}), ...(data.timeline ?? []).map(({ at }) => at)];
	const days = times
		.filter((time): time is string => time !== undefined && time !== NOT_RECORDED && /^\d{4}-\d\d-\d\dT/.test(time))
		.map((time) => time.slice(0, 10));
	const evidence = (data.timeline ?? []).flatMap((entry) => entry.evidence ?? []);
	const quoted = [...body.fences.map(({ code }) => code), ...evidence].join('\n');
	return [...new Set(days)].map((date) => ({ id, date, quoted }));
}

interface IncidentDay {
	id: string;
	/** `2024-12-05` */
	date: string;
	/** The fenced blocks and the evidence of the postmortem. */
	quoted: string;
}
