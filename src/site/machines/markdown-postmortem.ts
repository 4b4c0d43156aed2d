import { addressOf } from '../../core/address/address.ts';
import type { Entry } from '../../core/entry.ts';
import type { Postmortem } from '../../core/schema/kinds/postmortem.ts';
import { escapeMarkdown } from '../../core/text/safety/escape-markdown.ts';
import { urlOf } from '../settings.ts';
import type { AnswerLine } from '../parts/answer.ts';
import { postmortemView, type Result, type Setting } from '../parts/postmortem.ts';
import { inlineMarkdown, linkToAddress, list, listSection, mapAll, titleLink } from './markdown-parts.ts';

/** The fields and the body of a postmortem as sections of its Markdown version, in the order of the page. */
export async function postmortemSections(entry: Entry<'postmortem'>, body: string): Promise<string[]> {
	const { id, data } = entry;
	const view = await postmortemView(entry);
	const { timeline } = view;
	return [
		`Severity: ${data.severity}. Status: ${data.status}.${data.number === undefined ? '' : ` Number: ${escapeMarkdown(data.number)}.`} About ${view.minutesToRead} min to read.`,
		...listSection('The answer', await mapAll(view.answer, answerLine)),
		...listSection('If it happens again', await mapAll(data.runbooks, (runbook) => titleLink(`runbook:${runbook.id}`))),
		...(data.timeline.length > 0
			? ['## Timeline', [timeline.about, timeline.durations].filter(Boolean).join(' ')]
			: []),
		...list(await mapAll(timeline.scale?.phases ?? [], async ({ text }) => text)),
		...list(await mapAll(data.timeline, timelineLine)),
		...(data.timeline.length > 0 && timeline.note !== undefined ? [await inlineMarkdown(timeline.note)] : []),
		...(data.claims.length > 0 ? ['## What was claimed, and what testing showed', view.claims.counts] : []),
		...list(await mapAll(data.claims, (claim) => claimLines(claim, data.sources))),
		'## Impact',
		...list(await mapAll(view.impact, async ([name, text]) => `${name}: ${await inlineMarkdown(text)}`)),
		...(view.unrecorded.length > 0 ? [`Not recorded: ${view.unrecorded.join(', ')}.`] : []),
		body,
		...(view.results.length + view.settings.length > 0 ? ['## Before and after'] : []),
		...list(await mapAll(view.results, resultLine)),
		...(view.settings.length > 0 ? ['### Settings that were changed'] : []),
		...list(await mapAll(view.settings, settingLine)),
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
		...listSection('Services', await mapAll(data.services, (service) => titleLink(`service:${service}`))),
		...listSection('Errors', await mapAll(data.errors, (error) => titleLink(`error:${error}`))),
	];
}

async function answerLine({ name, text, says, rests }: AnswerLine): Promise<string> {
	return `${name}: ${await inlineMarkdown(text)} (${says}: ${rests.map((each) => each.text).join(', ')})`;
}

async function timelineLine({ at, kind, text, evidence }: Postmortem['timeline'][number]): Promise<string> {
	return [
		`${at} (${kind}) ${await inlineMarkdown(text)}`,
		...(evidence === undefined ? [] : [await inlineMarkdown(evidence)]),
	].join('\n  ');
}

async function resultLine({ name, values, change, note }: Result): Promise<string> {
	return [
		`${escapeMarkdown(name)}: ${values}.`,
		...(change === undefined ? [] : [`Difference: ${change}.`]),
		...(note === undefined ? [] : [await inlineMarkdown(note)]),
	].join(' ');
}

async function settingLine({ name, values, note }: Setting): Promise<string> {
	return `${escapeMarkdown(name)}: ${values}${note === undefined ? '' : `. ${await inlineMarkdown(note)}`}`;
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
	const groups = [
		['What went well', well],
		['What went badly', badly],
		['Where luck helped', lucky],
	] as const;
	return groups.flatMap(([name, texts]) => texts.map((text) => `${name}: ${text}`));
}
