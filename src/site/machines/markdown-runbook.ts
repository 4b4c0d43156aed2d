import { alertAddress } from '../../core/alerts/address.ts';
import { fence } from '../../core/draft/fence.ts';
import type { Entry } from '../../core/entry.ts';
import { sectionsWithSteps } from '../../core/runbook/after-steps.ts';
import { asksFirst } from '../../core/runbook/command/own-parts.ts';
import { escapeMarkdown } from '../../core/text/safety/escape-markdown.ts';
import { splitBeforeSection } from '../../core/text/prose/split-markdown.ts';
import { runbookTrust } from '../parts/trust.ts';
import { urlOf } from '../settings.ts';
import { inlineMarkdown, linkToAddress, listSection, mapAll, titleLink } from './markdown-parts.ts';

/**
 * A runbook in the order of its page: confirm it, save the evidence, stop the bleeding, find the cause, verify, hand
 * over, and then the facts that are not needed to act. If nothing on the page confirms it, its signs follow the
 * mitigations.
 *
 * @param body The body of the runbook as plain Markdown.
 */
export async function runbookParts(entry: Entry<'runbook'>, body: string): Promise<string[]> {
	const { data } = entry;
	const [steps, background] = splitBeforeSection(body, sectionsWithSteps(entry.body));
	const questions = await questionParts(entry);
	const hasQuestionsFirst = questions.length > 0 && asksFirst(data);
	const confirming = [
		...(hasQuestionsFirst ? questions : []),
		...(await checkParts(data.confirm)),
		...(data.confirm?.otherwise === undefined
			? []
			: [`If it is something else: ${await inlineMarkdown(data.confirm.otherwise)}`]),
		...(data.symptoms.length > 0
			? ['### Signs of this failure', bulletList(await mapAll(data.symptoms, inlineMarkdown))]
			: []),
	];
	const isConfirmed = hasQuestionsFirst || data.confirm !== undefined;
	const isItThis = section('Is it this?', confirming);
	return [
		...(isConfirmed ? isItThis : []),
		...section('Save the evidence', await evidenceParts(entry)),
		...section('Stop the bleeding', await mitigationParts(entry)),
		...(isConfirmed ? [] : isItThis),
		...section('Which of these is it?', hasQuestionsFirst ? [] : questions),
		steps,
		...section('Verify', await checkParts(data.verify)),
		...(data.escalate
			? listSection('Hand over', [
					`when: ${await inlineMarkdown(data.escalate.when)}`,
					`to: ${await inlineMarkdown(data.escalate.to)}`,
					`bring: ${await inlineMarkdown(data.escalate.bring)}`,
				])
			: []),
		background,
		...(await factParts(entry)),
	];
}

async function questionParts({ data }: Entry<'runbook'>): Promise<string[]> {
	return mapAll(data.discriminators, async (item) =>
		[
			`### ${escapeMarkdown(item.lookAlike)}`,
			await inlineMarkdown(item.ask),
			fence(item.language, item.command),
			...(await mapAll(
				item.answers,
				async (answer) =>
					`- \`${answer.pattern}\`: ${await inlineMarkdown(answer.means)} ${await inlineMarkdown(answer.next)}${answer.runbook === undefined ? '' : ` ${await titleLink(`runbook:${answer.runbook}`)}`}`,
			)),
		].join('\n\n'),
	);
}

async function evidenceParts({ data }: Entry<'runbook'>): Promise<string[]> {
	const parts = await mapAll(data.evidence, async (item) => [
		`### ${escapeMarkdown(item.title)}`,
		fence(item.language, item.command),
		...(item.shows === undefined ? [] : [await inlineMarkdown(item.shows)]),
	]);
	return parts.flat();
}

async function mitigationParts({ data }: Entry<'runbook'>): Promise<string[]> {
	return mapAll(data.mitigations, async (item) => {
		const labelled = async (name: string, text: string | undefined) =>
			text === undefined ? [] : [`${name}: ${await inlineMarkdown(text)}`];
		return [
			`### ${escapeMarkdown(item.title)}`,
			...(item.why === undefined ? [] : [await inlineMarkdown(item.why)]),
			...(await labelled('Only if', item.precondition)),
			...(item.check === undefined ? [] : ['Check first (read):', fence(item.language, item.check)]),
			`Effect: ${item.effect}${item.minutes === undefined ? '' : `, about ${item.minutes} min`}.`,
			fence(item.language, item.command),
			...(await labelled('Expect', item.expect)),
			...(await labelled('Abort if', item.abortIf)),
			...(await labelled('Undo', item.rollback)),
			...(await labelled('Side effects', item.sideEffects)),
		].join('\n\n');
	});
}

/** The facts that are good to know but not needed to act. */
async function factParts(entry: Entry<'runbook'>): Promise<string[]> {
	const { data } = entry;
	const trust = (await runbookTrust(entry)).map(({ text, href, detail }) => {
		const fact = href === undefined ? text : linkToAddress(text, new URL(href, urlOf('/')).href);
		return detail === undefined ? fact : `${fact} ${escapeMarkdown(detail)}`;
	});
	return [
		...listSection(
			'Parameters',
			data.params.map((param) => `\`${param.name}\`: ${escapeMarkdown(param.label)}, for example \`${param.example}\``),
		),
		...listSection('You need', await mapAll(data.access, inlineMarkdown)),
		...listSection('How far to trust it', trust),
		...listSection(
			'Several causes print these',
			data.signals.map(({ template }) => `\`${template}\``),
		),
		...listSection(
			'Alerts',
			data.alerts.map((alert) => `[${escapeMarkdown(alert)}](${urlOf(alertAddress(alert.toLowerCase()))})`),
		),
		...listSection('Services', await mapAll(data.services, (id) => titleLink(`service:${id}`))),
		...listSection('Errors it answers', await mapAll(data.errors, (id) => titleLink(`error:${id}`))),
	];
}

function section(heading: string, parts: readonly string[]): string[] {
	return parts.length === 0 ? [] : [`## ${heading}`, ...parts];
}

function bulletList(items: readonly string[]): string {
	return items.map((item) => `- ${item}`).join('\n');
}

/** A text, a command if there is one, and the result to expect. */
async function checkParts(check: Entry<'runbook'>['data']['verify']): Promise<string[]> {
	if (!check) return [];
	return [
		await inlineMarkdown(check.text),
		...(check.command === undefined ? [] : [fence(check.language, check.command)]),
		`Expect: ${await inlineMarkdown(check.expect)}`,
	];
}
