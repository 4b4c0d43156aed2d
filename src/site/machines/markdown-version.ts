import { addressOf } from '../../core/address/address.ts';
import { alertAddress } from '../../core/alerts/address.ts';
import type { AnyEntry, Entry } from '../../core/entry.ts';
import { formatMinutes } from '../../core/incident/times.ts';
import { fence } from '../../core/draft/fence.ts';
import { escapeMarkdown } from '../../core/text/safety/escape-markdown.ts';
import { plainMarkdown } from '../../markdown/plain-markdown.ts';
import { findLink } from '../library.ts';
import { urlOf } from '../settings.ts';
import { bodyText } from '../parts/body.ts';
import { runbookTrust } from '../parts/trust.ts';
import { provenanceOf } from '../parts/provenance.ts';
import { claimsDecidedBy, snippetView } from '../parts/snippets.ts';
import { all, inline, linkOf, linkToAddress, listOf, title } from './markdown-parts.ts';
import { postmortemFields } from './markdown-postmortem.ts';

/** An entry as one Markdown document: its fields as sections, its body with links made absolute. For readers in a terminal and for machines. */
export async function markdownVersion(entry: AnyEntry): Promise<string> {
	const sections = [
		`# ${await inline(entry.data.title)}`,
		await inline(ledeOf(entry)),
		...(await statusOf(entry)),
		...(await fieldsOf(entry)),
		await plainMarkdown(await bodyText(entry), linkOf),
		...(await provenanceLines(entry)),
		`Source: ${urlOf(addressOf(entry.kind, entry.id))}`,
	];
	return `${sections.filter((section) => section.trim() !== '').join('\n\n')}\n`;
}

/** The sentence below the title. */
function ledeOf({ kind, data }: AnyEntry): string {
	switch (kind) {
		case 'error':
			return data.meaning;
		case 'snippet':
			return data.shows;
		case 'term':
			return data.definition;
		default:
			return data.summary;
	}
}

/** What an imported page lacks, and the note of the team. */
async function statusOf(entry: AnyEntry): Promise<string[]> {
	const { lacks } = await provenanceOf(entry);
	const { note } = entry.data;
	return [
		...(lacks.length > 0 ? [`Imported, not finished. Not yet written: ${escapeMarkdown(lacks.join(', '))}.`] : []),
		...(note === undefined ? [] : [`Team note: ${await inline(note)}`]),
	];
}

async function provenanceLines(entry: AnyEntry): Promise<string[]> {
	const { origin = '', review, owner, isInternal } = await provenanceOf(entry);
	const facts = [owner === undefined ? '' : `Owner: ${owner}.`, isInternal ? 'Internal.' : '', review, origin];
	return [escapeMarkdown(facts.filter((fact) => fact !== '').join(' '))];
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
				`The route: about ${formatMinutes(entry.data.items.reduce((sum, { minutes }) => sum + minutes, 0))}`,
				await all(
					entry.data.items,
					async (item) => `${await title(item.entry)} (${formatMinutes(item.minutes)}): ${await inline(item.reason)}`,
				),
			);
		case 'service':
			return [
				`Kind: ${entry.data.kind}`,
				...(entry.data.dependencies.length > 0 ? [] : ['## What it needs', 'No dependency is recorded.']),
				...listOf(
					'What it needs',
					await all(
						entry.data.dependencies,
						async (needed) => `${await title(`service:${needed.service}`)}: ${await inline(needed.how)}`,
					),
				),
			];
		case 'snippet':
			return snippetFields(entry);
		default:
			return [];
	}
}

async function snippetFields(entry: Entry<'snippet'>): Promise<string[]> {
	const { variants, shared, highlight, commands } = await snippetView(entry);
	const errors = new Set(entry.data.variants.flatMap(({ expect }) => expect.raises ?? []));
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
		...listOf(
			'Claims it decides',
			await all(
				await claimsDecidedBy(entry.id),
				async (claim) =>
					`**${claim.verdict}**: ${await inline(claim.text)}\n  ${await inline(claim.note)}\n  Said in: [${escapeMarkdown(claim.in.title)}](${urlOf(claim.in.path)})`,
			),
		),
		...listOf('Errors it shows', await all([...errors], (id) => title(`error:${id}`))),
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
		...listOf(
			'Official documentation',
			data.helpUrls.map((url) => linkToAddress(url, url)),
		),
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

async function runbookFields(entry: Entry<'runbook'>): Promise<string[]> {
	const { data } = entry;
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
				async (answer) =>
					`- \`${answer.pattern}\`: ${await inline(answer.means)} ${await inline(answer.next)}${answer.runbook === undefined ? '' : ` ${await title(`runbook:${answer.runbook}`)}`}`,
			)),
		].join('\n\n'),
	);
	const trust = (await runbookTrust(entry)).map(({ text, href, detail }) => {
		const fact = href === undefined ? text : linkToAddress(text, new URL(href, urlOf('/')).href);
		return detail === undefined ? fact : `${fact} ${escapeMarkdown(detail)}`;
	});
	return [
		`${trust.join('. ')}.`,
		...listOf('Symptoms', await all(data.symptoms, inline)),
		...listOf(
			'Several causes print these',
			data.signals.map(({ template }) => `\`${template}\``),
		),
		...listOf(
			'Alerts',
			data.alerts.map((alert) => `[${escapeMarkdown(alert)}](${urlOf(alertAddress(alert.toLowerCase()))})`),
		),
		...listOf(
			'Parameters',
			data.params.map((param) => `\`${param.name}\`: ${escapeMarkdown(param.label)}, for example \`${param.example}\``),
		),
		...listOf('You need', await all(data.access, inline)),
		...(await partFields('Is this the right page?', data.confirm)),
		...(data.confirm?.otherwise === undefined
			? []
			: [`If it is something else: ${await inline(data.confirm.otherwise)}`]),
		...(data.evidence.length > 0 ? ['## Save the evidence'] : []),
		...(
			await all(data.evidence, async (item) => [
				`### ${escapeMarkdown(item.title)}`,
				...(item.shows === undefined ? [] : [await inline(item.shows)]),
				fence(item.language, item.command),
			])
		).flat(),
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
		...listOf('Services', await all(data.services, (id) => title(`service:${id}`))),
		...listOf('Errors it answers', await all(data.errors, (id) => title(`error:${id}`))),
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
