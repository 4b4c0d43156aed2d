import { addressOf } from '../../core/address/address.ts';
import type { Entry } from '../../core/entry.ts';
import { CERTAINTY_SAYS, certaintyOf } from '../../core/incident/certainty.ts';
import { formatChange, formatMeasure } from '../../core/incident/measures.ts';
import type { Postmortem } from '../../core/schema/postmortem.ts';
import { escapeMarkdown } from '../../core/text/safety/escape-markdown.ts';
import { urlOf } from '../settings.ts';
import { all, inline, linkToAddress, listOf, title } from './markdown-parts.ts';

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
		...listOf('The answer', await answerLines(data)),
		...listOf('Services', await all(data.services, (service) => title(`service:${service}`))),
		...listOf('Times', times),
		...listOf('Impact', await all(impact, inline)),
		...listOf(
			'Timeline',
			await all(data.timeline, async (item) => `${item.at} (${item.kind}) ${await inline(item.text)}`),
		),
		...listOf('Claims', await all(data.claims, (claim) => claimLines(claim, data.sources))),
		...listOf(
			'Before and after',
			await all(data.metrics, async (metric) => {
				const change = formatChange(metric.before, metric.after, metric.unit);
				return `${escapeMarkdown(metric.name)}: ${formatMeasure(metric.before)} to ${formatMeasure(metric.after)} ${metric.unit}${change ? ` (${change})` : ''}${metric.note === undefined ? '' : `. ${await inline(metric.note)}`}`;
			}),
		),
		...listOf(
			'What made it possible',
			await all(data.factors, async (factor) => `${factor.kind}: ${await inline(factor.text)}`),
		),
		...listOf('What kept it from being worse', await all(data.mitigators, inline)),
		...listOf(
			'Ruled out',
			await all(
				data.ruledOut,
				async (item) => `${await inline(item.hypothesis)} ${await inline(item.test)} ${await inline(item.result)}`,
			),
		),
		...listOf('Lessons', await all(lessonLines(data.lessons), inline)),
		...listOf('Actions', await all(data.actions, actionLine)),
		...listOf(
			'Images',
			await all(data.images, async ({ file, alt, caption }) => {
				const image = linkToAddress(alt, urlOf(`${addressOf('postmortem', id)}${file}`));
				return caption === undefined ? image : `${image}: ${await inline(caption)}`;
			}),
		),
		...listOf(
			'Roles',
			data.roles.map(({ role, team }) => `${escapeMarkdown(role)}: ${escapeMarkdown(team)}`),
		),
		...listOf(
			'Links',
			data.links.map((link) => linkToAddress(link.title, link.url)),
		),
		...listOf(
			'Sources',
			await all(data.sources, async (source) => {
				const name = source.url === undefined ? escapeMarkdown(source.title) : linkToAddress(source.title, source.url);
				return source.note === undefined ? name : `${name}. ${await inline(source.note)}`;
			}),
		),
		...listOf('Runbooks', await all(data.runbooks, (runbook) => title(`runbook:${runbook.id}`))),
		...listOf('Errors', await all(data.errors, (error) => title(`error:${error}`))),
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
	return all(
		lines,
		async ([name, line]) => `${name}: ${await inline(line.text)} (${CERTAINTY_SAYS[certaintyOf(line, data)]})`,
	);
}

async function claimLines(
	{ verdict, text, note, snippet, source }: Postmortem['claims'][number],
	sources: Postmortem['sources'],
): Promise<string> {
	return [
		`**${verdict}**: ${await inline(text)}`,
		await inline(note),
		...(snippet === undefined ? [] : [await title(`snippet:${snippet}`)]),
		`Said in: ${escapeMarkdown(sources.find(({ id }) => id === source)?.title ?? source)}`,
	].join('\n  ');
}

async function actionLine(action: Postmortem['actions'][number]): Promise<string> {
	const { state, type, owner, text, due, link, source, declinedReason } = action;
	return [
		`${link === undefined ? state : linkToAddress(state, link)} (${type}, ${escapeMarkdown(owner)}): ${await inline(text)}`,
		...(declinedReason === undefined ? [] : [`Declined: ${await inline(declinedReason)}`]),
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
