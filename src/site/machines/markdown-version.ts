import { addressOf } from '../../core/address/address.ts';
import { alertAddress } from '../../core/alerts/address.ts';
import type { AnyEntry, Entry } from '../../core/entry.ts';
import { isRef } from '../../core/graph/ref.ts';
import { fence } from '../../core/draft/fence.ts';
import { formatChange, formatMeasure } from '../../core/incident/measures.ts';
import { escapeMarkdown } from '../../core/text/safety/escape-markdown.ts';
import { parseInline } from '../../core/text/inline.ts';
import { plainMarkdown } from '../../markdown/plain-markdown.ts';
import { findLink, linkTo } from '../library.ts';
import { summaryOf } from '../lists/listing.ts';
import { urlOf } from '../settings.ts';
import { bodyText } from '../parts/body.ts';
import { snippetView } from '../parts/snippets.ts';
import { isSitePath } from '../../core/address/site-address.ts';

/** An entry as one Markdown document: its fields as sections, its body with links made absolute. For readers in a terminal and for machines. */
export async function markdownVersion(entry: AnyEntry): Promise<string> {
	const sections = [
		`# ${await inline(entry.data.title)}`,
		await inline(summaryOf(entry)),
		...(await fieldsOf(entry)),
		await plainMarkdown(await bodyText(entry), linkOf),
		`Source: ${urlOf(addressOf(entry.kind, entry.id))}`,
	];
	return `${sections.filter((section) => section.trim() !== '').join('\n\n')}\n`;
}

async function fieldsOf(entry: AnyEntry): Promise<string[]> {
	switch (entry.kind) {
		case 'error':
			return errorFields(entry);
		case 'runbook':
			return runbookFields(entry);
		case 'postmortem':
			return postmortemFields(entry);
		case 'path':
			return listOf(
				'The route',
				await all(entry.data.items, async (item) => `${await title(item.entry)}: ${await inline(item.reason)}`),
			);
		case 'service':
			return listOf(
				'Needs',
				await all(
					entry.data.dependencies,
					async (needed) => `${await title(`service:${needed.service}`)}: ${await inline(needed.how)}`,
				),
			);
		case 'snippet':
			return snippetFields(entry);
		default:
			return [];
	}
}

async function snippetFields(entry: Entry<'snippet'>): Promise<string[]> {
	const { variants, shared, highlight, commands } = await snippetView(entry);
	return [
		...variants.flatMap(({ file, code, run }) => [
			`## ${file}`,
			fence(highlight, code.trimEnd()),
			...(run ? [`Reproduced on ${run.summary}:`, fence('text', run.output.trimEnd())] : []),
			...(run && run.recognised.length > 0
				? [
						`Recognised: ${run.recognised.map(({ title, path }) => `[${escapeMarkdown(title)}](${urlOf(path)})`).join(', ')}`,
					]
				: []),
		]),
		...shared.flatMap(({ name, code }) => [`## ${name}`, fence('', code.trimEnd())]),
		'## Run it',
		...commands.map(({ command, note }) => `${fence('sh', command)}\n\n${note}`),
	];
}

async function errorFields({ data }: Entry<'error'>): Promise<string[]> {
	return [
		`Component: ${escapeMarkdown(data.component)}${data.codes.length > 0 ? ` (${data.codes.join(', ')})` : ''}`,
		...listOf(
			'Do this',
			await all(data.fixes, async (fix) => {
				const text = await inline(fix.text);
				return fix.runbook === undefined ? text : `${text} Commands: ${await title(`runbook:${fix.runbook}`)}`;
			}),
		),
		...listOf('Runbooks', await all(data.runbooks, (id) => title(`runbook:${id}`))),
		...listOf(
			'Not to be confused with',
			await all(
				data.lookAlikes,
				async (other) => `${await title(`error:${other.error}`)}: ${await inline(other.differs)}`,
			),
		),
		...listOf('Reproduction', await all(data.snippets, (id) => title(`snippet:${id}`))),
		'## How it looks in logs',
		...data.examples.map((example) => fence('text', example)),
		...listOf('Message texts', await all(data.signatures, messageText)),
		...listOf('Official documentation', data.helpUrls),
	];
}

/** A template with the place where somebody can check it. */
async function messageText({ template, source }: Entry<'error'>['data']['signatures'][number]): Promise<string> {
	const text = `\`${template.replaceAll('`', "'")}\``;
	if (!source) return text;
	if ('library' in source) return `${text} (${source.library} ${source.version}, ${source.file})`;
	if ('page' in source) return `${text} (${source.page})`;
	const link = await findLink('run' in source ? `snippet:${source.run}` : `postmortem:${source.incident}`);
	return link ? `${text} ([${link.title}](${urlOf(link.path)}))` : text;
}

async function runbookFields({ data }: Entry<'runbook'>): Promise<string[]> {
	const mitigations = await all(data.mitigations, async (item) => {
		const said = async (name: string, text: string | undefined) =>
			text === undefined ? [] : [`${name}: ${await inline(text)}`];
		return [
			`### ${escapeMarkdown(item.title)}`,
			...(item.why === undefined ? [] : [await inline(item.why)]),
			...(await said('Only if', item.precondition)),
			...(item.check === undefined ? [] : ['Check first (read):', fence(item.language, item.check)]),
			`Effect: ${item.effect}${item.minutes === undefined ? '' : `, about ${item.minutes} min`}.`,
			fence(item.language, item.command),
			...(await said('Expect', item.expect)),
			...(await said('Abort if', item.abortIf)),
			...(await said('Undo', item.rollback)),
			...(await said('Side effects', item.sideEffects)),
		].join('\n\n');
	});
	const cases = await all(data.discriminators, async (item) =>
		[
			`### ${escapeMarkdown(item.lookAlike)}`,
			await inline(item.ask),
			fence(item.language, item.command),
			...(await all(
				item.answers,
				async (answer) => `- \`${answer.pattern}\`: ${await inline(answer.means)} ${await inline(answer.next)}`,
			)),
		].join('\n\n'),
	);
	return [
		...listOf('Symptoms', await all(data.symptoms, inline)),
		...listOf(
			'Several causes print these',
			data.signals.map(({ template }) => `\`${template}\``),
		),
		...listOf(
			'Alerts',
			data.alerts.map((alert) => `[${escapeMarkdown(alert)}](${urlOf(alertAddress(alert))})`),
		),
		...listOf(
			'Parameters',
			data.params.map((param) => `\`${param.name}\`: ${escapeMarkdown(param.label)}, for example \`${param.example}\``),
		),
		...(await partFields('Is this the right page?', data.confirm)),
		...(data.evidence.length > 0 ? ['## Save the evidence'] : []),
		...data.evidence.flatMap((item) => [`### ${escapeMarkdown(item.title)}`, fence(item.language, item.command)]),
		...(mitigations.length > 0 ? ['## Stop the bleeding', ...mitigations] : []),
		...(cases.length > 0 ? ['## Which of these is it?', ...cases] : []),
		...(await partFields('Verify', data.verify)),
		...(data.escalate
			? listOf('Escalate', [
					`when: ${await inline(data.escalate.when)}`,
					`to: ${await inline(data.escalate.to)}`,
					`bring: ${await inline(data.escalate.bring)}`,
				])
			: []),
	];
}

/** A part with a text, perhaps a command, and what to expect. */
async function partFields(heading: string, part: Entry<'runbook'>['data']['verify']): Promise<string[]> {
	if (!part) return [];
	return [
		`## ${heading}`,
		await inline(part.text),
		...(part.command === undefined ? [] : [fence(part.language, part.command)]),
		`Expect: ${await inline(part.expect)}`,
	];
}

async function postmortemFields({ data }: Entry<'postmortem'>): Promise<string[]> {
	const times = (['started', 'detected', 'acknowledged', 'mitigated', 'resolved'] as const).map(
		(name) => `${name}: ${data.times[name] ?? 'not recorded'}`,
	);
	const impact = (['users', 'requests', 'minutes', 'money', 'support'] as const).map(
		(name) => `${name}: ${data.impact[name]}`,
	);
	return [
		`Severity: ${data.severity}. Status: ${data.status}.`,
		...listOf('Times', times),
		...listOf('Impact', await all(impact, inline)),
		...listOf(
			'Timeline',
			await all(data.timeline, async (item) => `${item.at} (${item.kind}) ${await inline(item.text)}`),
		),
		...listOf(
			'Claims',
			await all(
				data.claims,
				async (claim) => `**${claim.verdict}**: ${await inline(claim.text)}\n  ${await inline(claim.note)}`,
			),
		),
		...listOf(
			'Before and after',
			data.metrics.map((metric) => {
				const change = formatChange(metric.before, metric.after, metric.unit);
				return `${escapeMarkdown(metric.name)}: ${formatMeasure(metric.before)} to ${formatMeasure(metric.after)} ${metric.unit}${change ? ` (${change})` : ''}`;
			}),
		),
		...listOf(
			'What made it possible',
			await all(data.factors, async (factor) => `${factor.kind}: ${await inline(factor.text)}`),
		),
		...listOf(
			'Ruled out',
			await all(
				data.ruledOut,
				async (item) => `${await inline(item.hypothesis)} ${await inline(item.test)} ${await inline(item.result)}`,
			),
		),
		...listOf(
			'Actions',
			await all(
				data.actions,
				async (action) =>
					`${action.state} (${action.type}, ${escapeMarkdown(action.owner)}): ${await inline(action.text)}`,
			),
		),
	];
}

/** An address within the site becomes complete; other links stay. */
async function linkOf(address: string, text: string): Promise<string | undefined> {
	if (isSitePath(address)) return `[${text || address}](${urlOf(address)})`;
	if (!isRef(address)) return undefined;
	const link = await findLink(address);
	return link ? `[${text || escapeMarkdown(link.title)}](${urlOf(link.path)})` : text;
}

async function inline(text: string): Promise<string> {
	const parts = await all(parseInline(text), async (part) => {
		if (part.kind === 'code') return `\`${part.text}\``;
		const text = escapeMarkdown(part.text);
		if (part.kind === 'text') return text;
		return (await linkOf(part.to, text)) ?? `[${text}](${part.to})`;
	});
	return parts.join('');
}

async function title(ref: string): Promise<string> {
	const link = await linkTo(ref);
	return `[${escapeMarkdown(link.title)}](${urlOf(link.path)})`;
}

function listOf(heading: string, items: readonly string[]): string[] {
	return items.length === 0 ? [] : [`## ${heading}`, items.map((item) => `- ${item}`).join('\n')];
}

function all<T, R>(items: readonly T[], map: (item: T) => Promise<R>): Promise<R[]> {
	return Promise.all(items.map(map));
}
