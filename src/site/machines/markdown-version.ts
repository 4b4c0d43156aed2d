import { getEntry } from 'astro:content';
import { addressOf } from '../../core/address/address.ts';
import { alertAddress } from '../../core/alerts/address.ts';
import type { AnyEntry, Entry } from '../../core/entry.ts';
import { isRef } from '../../core/graph/ref.ts';
import { fence } from '../../core/draft/fence.ts';
import { formatChange, formatMeasure } from '../../core/incident/measures.ts';
import { parseInline } from '../../core/text/inline.ts';
import { FOLDER_OF } from '../../core/schema/primitives.ts';
import { plainMarkdown } from '../../markdown/plain-markdown.ts';
import { linkTo } from '../library.ts';
import { summaryOf } from '../lists/listing.ts';
import { settings } from '../settings.ts';
import { snippetView } from '../parts/snippets.ts';

/** An entry as one Markdown document: its fields as sections, its body with links made absolute. For readers in a terminal and for machines. */
export async function markdownVersion(entry: AnyEntry): Promise<string> {
	const source = await getEntry(FOLDER_OF[entry.kind], entry.id);
	const sections = [
		`# ${await inline(entry.data.title)}`,
		await inline(summaryOf(entry)),
		...(await fieldsOf(entry)),
		await plainMarkdown(source?.body ?? '', linkOf),
		`Source: ${absolute(addressOf(entry.kind, entry.id))}`,
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
				await all(entry.data.items, async (item) => `${await title(item.entry)}: ${item.reason}`),
			);
		case 'service':
			return listOf(
				'Needs',
				await all(
					entry.data.dependencies,
					async (needed) => `${await title(`service:${needed.service}`)}: ${needed.how}`,
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
				? [`Recognised: ${run.recognised.map(({ title, href }) => `[${title}](${absolute(href)})`).join(', ')}`]
				: []),
		]),
		...shared.flatMap(({ name, code }) => [`## ${name}`, fence('', code.trimEnd())]),
		'## Run it',
		...commands.map(({ command, note }) => `${fence('sh', command)}\n\n${note}`),
	];
}

async function errorFields({ data }: Entry<'error'>): Promise<string[]> {
	return [
		`Component: ${data.component}${data.codes.length > 0 ? ` (${data.codes.join(', ')})` : ''}`,
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
		...listOf('Official documentation', data.helpUrls),
	];
}

async function runbookFields({ data }: Entry<'runbook'>): Promise<string[]> {
	const mitigations = await all(data.mitigations, async (item) =>
		[
			`### ${item.title}`,
			await inline(item.why),
			`Only if: ${await inline(item.precondition)}`,
			...(item.check === undefined ? [] : ['Check first (read):', fence(item.language, item.check)]),
			`Effect: ${item.effect}, about ${item.minutes} min.`,
			fence(item.language, item.command),
			`Expect: ${await inline(item.expect)}`,
			`Abort if: ${await inline(item.abortIf)}`,
			`Undo: ${await inline(item.rollback)}`,
			`Side effects: ${await inline(item.sideEffects)}`,
		].join('\n\n'),
	);
	const cases = await all(data.discriminators, async (item) =>
		[
			`### ${item.lookAlike}`,
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
			data.alerts.map((alert) => `[${alert}](${absolute(alertAddress(alert))})`),
		),
		...listOf(
			'Parameters',
			data.params.map((param) => `\`${param.name}\`: ${param.label}, for example \`${param.example}\``),
		),
		'## Stop the bleeding',
		...mitigations,
		...(cases.length > 0 ? ['## Which of these is it?', ...cases] : []),
		'## Verify',
		await inline(data.verify.text),
		...(data.verify.command === undefined ? [] : [fence(data.verify.language, data.verify.command)]),
		`Expect: ${await inline(data.verify.expect)}`,
		...listOf('Escalate', [
			`when: ${await inline(data.escalate.when)}`,
			`to: ${await inline(data.escalate.to)}`,
			`bring: ${await inline(data.escalate.bring)}`,
		]),
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
				return `${metric.name}: ${formatMeasure(metric.before)} to ${formatMeasure(metric.after)} ${metric.unit}${change ? ` (${change})` : ''}`;
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
				async (action) => `${action.state} (${action.type}, ${action.owner}): ${await inline(action.text)}`,
			),
		),
	];
}

/** Replaces a link to another entry by the address of its page. Other links stay. */
async function linkOf(address: string, text: string): Promise<string | undefined> {
	if (!isRef(address)) return undefined;
	const link = await linkTo(address);
	return `[${text || link.title}](${absolute(link.href)})`;
}

async function inline(text: string): Promise<string> {
	const parts = await all(parseInline(text), async (part) => {
		if (part.kind === 'code') return `\`${part.text}\``;
		if (part.kind === 'text') return part.text;
		return (await linkOf(part.to, part.text)) ?? `[${part.text}](${part.to})`;
	});
	return parts.join('');
}

async function title(ref: string): Promise<string> {
	const link = await linkTo(ref);
	return `[${link.title}](${absolute(link.href)})`;
}

function absolute(path: string): string {
	return new URL(path, settings.url).href;
}

function listOf(heading: string, items: readonly string[]): string[] {
	return items.length === 0 ? [] : [`## ${heading}`, items.map((item) => `- ${item}`).join('\n')];
}

function all<T, R>(items: readonly T[], map: (item: T) => Promise<R>): Promise<R[]> {
	return Promise.all(items.map(map));
}
