import type { Document } from '../entry.ts';
import { NOT_RECORDED } from '../schema/primitives.ts';
import { show } from '../text/words.ts';
import { type Finding, type Rule } from './rule.ts';
import { documentsOf } from './documents-of.ts';

export const inventedExample: Rule = {
	name: 'invented-example',
	summary: 'An example that is dated on the day of an incident is a line that its postmortem quotes.',
	check: (content) => {
		const incidents = documentsOf(content, 'postmortem').flatMap(incidentsOf);
		return documentsOf(content, 'error').flatMap((document) => [
			...datedLines(document, 'examples', incidents),
			...datedLines(document, 'nearMisses', incidents),
		]);
	},
};

function datedLines(
	{ file, data, locate }: Document<'error'>,
	field: 'examples' | 'nearMisses',
	incidents: readonly Incident[],
): Finding[] {
	return (data[field] ?? []).flatMap((example, index) => {
		const line = example.split('\n').find((each) => incidents.some(({ date }) => each.includes(date)));
		if (line === undefined) return [];
		const sameDay = incidents.filter(({ date }) => line.includes(date));
		if (sameDay.some(({ quoted }) => quoted.includes(line.trim()))) return [];
		const [incident] = sameDay;
		if (!incident) return [];
		return {
			file,
			position: locate([field, index]),
			message: `This line is dated ${incident.date}, the day of "${incident.id}", but that postmortem does not quote it: ${show(line.trim())}.`,
			help: 'A reader would think that it is a record of that incident. Give it another date and other names, or quote it in the postmortem.',
		};
	});
}

/** One item for each day of an incident, with the lines that its postmortem quotes. */
function incidentsOf({ id, data, body }: Document<'postmortem'>): Incident[] {
	const times = [...Object.values(data.times ?? {}), ...(data.timeline ?? []).map(({ at }) => at)];
	const days = times
		.filter((time): time is string => time !== undefined && time !== NOT_RECORDED && /^\d{4}-\d\d-\d\dT/.test(time))
		.map((time) => time.slice(0, 10));
	const evidence = (data.timeline ?? []).flatMap((entry) => entry.evidence ?? []);
	const quoted = [...body.fences.map(({ code }) => code), ...evidence].join('\n');
	return [...new Set(days)].map((date) => ({ id, date, quoted }));
}

interface Incident {
	id: string;
	/** `2024-12-05` */
	date: string;
	/** The fenced blocks and the evidence of the postmortem. */
	quoted: string;
}
