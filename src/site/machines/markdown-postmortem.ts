import { addressOf } from '../../core/address/address.ts';
import type { Entry } from '../../core/entry.ts';
import { CERTAINTY_SAYS, certaintyOf } from '../../core/incident/certainty.ts';
import { formatChange, formatMeasure } from '../../core/incident/measures.ts';
import type { Postmortem } from '../../core/schema/postmortem.ts';
import { escapeMarkdown } from '../../core/text/safety/escape-markdown.ts';
import { urlOf } from '../settings.ts';
import { inlineMarkdown, linkToAddress, listSection, mapAll, titleLink } from './markdown-parts.ts';

/** The fields of a postmortem as sections of its Markdown version. */
export async function postmortemFields({ id, data }: Entry<'postmortem'>): Promise<string[]> {
	const times = (['started', 'detected', 'acknowledged', 'mitigated', 'resolved'] as const).map(
		(name) => `${name}: ${data.times[name] ?? 'not recorded'}`,
	);
	const impact = [
		...(['users', 'requests', 'minutes', 'money', 'support'] as const).map((name) => `${name}: ${data.impact[name]}`),
		`trigger: ${data.trigger}`,
	];
	return [
		`Severity: ${data.severity}. Status: ${data.status}.${data.number === undefined ? '' : ` Number: ${escapeMarkdown(data.number)}.`}`,
		...listSection('The answer', await answerLines(data)),
		...listSection('Services', await mapAll(data.services, (service) => titleLink(`service:${service}`))),
		...listSection('Times', times),
		...listSection('Impact', await mapAll(impact, inlineMarkdown)),
		...listSection(
			'Timeline',
			await mapAll(data.timeline, async (item) => `${item.at} (${item.kind}) ${await inlineMarkdown(item.text)}`),
		),
		...listSection('Claims', await mapAll(data.claims, (claim) => claimLines(claim, data.sources))),
		...listSection(
			'Before and after',
			await mapAll(data.metrics, async (metric) => {
				const change = formatChange(metric.before, metric.after, metric.unit);
				return `${escapeMarkdown(metric.name)}: ${formatMeasure(metric.before)} to ${formatMeasure(metric.after)} ${metric.unit}${change ? ` (${change})` : ''}${metric.note === undefined ? '' : `. ${await inlineMarkdown(metric.note)}`}`;
			}),
		),
		...listSection(
			'What made it possible',
			await mapAll(data.factors, async (factor) => `${factor.kind}: ${await inlineMarkdown(factor.text)}`),
		),
		...listSection('What kept it from being worse', await mapAll(data.mitigators, inlineMarkdown)),
		...listSection(
			'Ruled out',
			await mapAll(
				data.ruledOut,
				async (item) =>
					`${await inlineMarkdown(item.hypothesis)} ${await inlineMarkdown(item.test)} ${await inlineMarkdown(item.result)}`,
			),
		),
		...listSection('Lessons', await mapAll(lessonLines(data.lessons), inlineMarkdown)),
		...listSection('Actions', await mapAll(data.actions, actionLine)),
		...listSection(
			'Images',
			await mapAll(data.images, async ({ file, alt, caption }) => {
				const image = linkToAddress(alt, urlOf(`${addressOf('postmortem', id)}${file}`));
				return caption === undefined ? image : `${image}: ${await inlineMarkdown(caption)}`;
			}),
		),
		...listSection(
			'Roles',
			data.roles.map(({ role, team }) => `${escapeMarkdown(role)}: ${escapeMarkdown(team)}`),
		),
		...listSection(
			'Links',
			data.links.map((link) => linkToAddress(link.title, link.url)),
		),
		...listSection(
			'Sources',
			await mapAll(data.sources, async (source) => {
				const name = source.url === undefined ? escapeMarkdown(source.title) : linkToAddress(source.title, source.url);
				return source.note === undefined ? name : `${name}. ${await inlineMarkdown(source.note)}`;
			}),
		),
		...listSection('Runbooks', await mapAll(data.runbooks, (runbook) => titleLink(`runbook:${runbook.id}`))),
		...listSection('Errors', await mapAll(data.errors, (error) => titleLink(`error:${error}`))),
	];
}

async function answerLines(data: Postmortem): Promise<string[]> {
	const { answer } = data;
	if (!answer) return [];
	const lines = [
		['Broke', answer.broke],
		['Cause', answer.cause],
		['Fixed by', answer.fixedBy],
		['Learned', answer.learned],
		['Still open', answer.stillOpen],
	] as const;
	return mapAll(
		lines,
		async ([name, line]) => `${name}: ${await inlineMarkdown(line.text)} (${CERTAINTY_SAYS[certaintyOf(line, data)]})`,
	);
}

async function claimLines(
	{ verdict, text, note, snippet, source }: Postmortem['claims'][number],
	sources: Postmortem['sources'],
): Promise<string> {
	return [
		`**${verdict}**: ${await inlineMarkdown(text)}`,
		await inlineMarkdown(note),
		...(snippet === undefined ? [] : [await titleLink(`snippet:${snippet}`)]),
		`Said in: ${escapeMarkdown(sources.find(({ id }) => id === source)?.title ?? source)}`,
	].join('\n  ');
}

async function actionLine(action: Postmortem['actions'][number]): Promise<string> {
	const { state, type, owner, text, due, link, source, declinedReason } = action;
	return [
		`${link === undefined ? state : linkToAddress(state, link)} (${type}, ${escapeMarkdown(owner)}): ${await inlineMarkdown(text)}`,
		...(declinedReason === undefined ? [] : [`Declined: ${await inlineMarkdown(declinedReason)}`]),
		...(source === undefined ? [] : [`Raised by: ${source.replaceAll('-', ' ')}.`]),
		...(due === undefined ? [] : [`Due ${due}.`]),
	].join(' ');
}

function lessonLines({ well, badly, lucky }: Postmortem['lessons']): string[] {
	if (well.length + badly.length + lucky.length === 0) return [];
	const groups = [
		['What went well', well],
		['What went badly', badly],
		['Where luck helped', lucky],
	] as const;
	return groups.flatMap(([name, texts]) =>
		texts.length === 0 ? [`${name}: Not recorded.`] : texts.map((text) => `${name}: ${text}`),
	);
}
