import { addressOf } from '../../core/address/address.ts';
import type { AnyEntry, Entry } from '../../core/entry.ts';
import { formatMinutes } from '../../core/incident/times.ts';
import { fence } from '../../core/draft/fence.ts';
import { escapeMarkdown } from '../../core/text/safety/escape-markdown.ts';
import { toPlainMarkdown } from '../../markdown/plain-markdown.ts';
import { findLink } from '../library.ts';
import { urlOf } from '../settings.ts';
import { bodyText } from '../parts/body/body.ts';
import { serviceOwners } from '../parts/owners.ts';
import { learningPathView } from '../parts/learning-path.ts';
import { provenanceOf } from '../parts/provenance.ts';
import { claimsDecidedBy, snippetView } from '../parts/snippets.ts';
import { inlineMarkdown, linkToAddress, listSection, mapAll, markdownLink, titleLink } from './markdown-parts.ts';
import { postmortemSections } from './markdown-postmortem.ts';
import { runbookParts } from './markdown-runbook.ts';

/**
 * An entry as one Markdown document, for readers in a terminal and for programs: its fields as sections, and its body with
 * absolute links.
 */
export async function markdownVersion(entry: AnyEntry): Promise<string> {
	const sections = [
		`# ${await inlineMarkdown(entry.data.title)}`,
		await inlineMarkdown(ledeOf(entry)),
		...(await statusOf(entry)),
		...(await sectionsOf(entry, await toPlainMarkdown(await bodyText(entry), markdownLink))),
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
	const { missing } = await provenanceOf(entry);
	const { note } = entry.data;
	return [
		...(missing.length > 0 ? [`Imported, not finished. Not yet written: ${escapeMarkdown(missing.join(', '))}.`] : []),
		...(note === undefined ? [] : [`Team note: ${await inlineMarkdown(note)}`]),
	];
}

async function provenanceLines(entry: AnyEntry): Promise<string[]> {
	const { origin = '', review, owner, isInternal } = await provenanceOf(entry);
	const facts = [owner === undefined ? '' : `Owner: ${owner}.`, isInternal ? 'Internal.' : '', review, origin];
	return [escapeMarkdown(facts.filter((fact) => fact !== '').join(' '))];
}

/** The fields and the body, in the order of the page. */
async function sectionsOf(entry: AnyEntry, body: string): Promise<string[]> {
	if (entry.kind === 'postmortem') return postmortemSections(entry, body);
	if (entry.kind === 'runbook') return runbookParts(entry, body);
	return [...(await fieldsOf(entry)), body];
}

async function fieldsOf(entry: Exclude<AnyEntry, { kind: 'postmortem' | 'runbook' }>): Promise<string[]> {
	switch (entry.kind) {
		case 'error':
			return errorFields(entry);
		case 'path':
			return pathFields(entry);
		case 'service':
			return serviceFields(entry);
		case 'snippet':
			return snippetFields(entry);
		default:
			return [];
	}
}

async function pathFields(entry: Entry<'path'>): Promise<string[]> {
	const { items, minutes } = await learningPathView(entry);
	const lines = await mapAll(items, async (item) => {
		return `[${escapeMarkdown(item.link.title)}](${urlOf(item.link.path)}) (${formatMinutes(item.minutes)}): ${await inlineMarkdown(item.reason)}`;
	});
	return listSection(`The route: about ${formatMinutes(minutes)}`, lines);
}

async function serviceFields(entry: Entry<'service'>): Promise<string[]> {
	const { teams, from } = await serviceOwners(entry);
	const links = teams.map(({ name, path }) => `[${escapeMarkdown(name)}](${urlOf(path)})`).join(', ');
	return [
		`Kind: ${entry.data.kind}`,
		...(teams.length > 0 ? [`Owner: ${links}${from === 'runbooks' ? ', according to its runbooks' : ''}`] : []),
		...(entry.data.dependencies.length > 0 ? [] : ['## What it needs', 'No dependency is recorded.']),
		...listSection(
			'What it needs',
			await mapAll(
				entry.data.dependencies,
				async (needed) => `${await titleLink(`service:${needed.service}`)}: ${await inlineMarkdown(needed.how)}`,
			),
		),
	];
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
		...listSection(
			'Claims it decides',
			await mapAll(
				await claimsDecidedBy(entry.id),
				async (claim) =>
					`**${claim.verdict}**: ${await inlineMarkdown(claim.text)}\n  ${await inlineMarkdown(claim.note)}\n  Said in: [${escapeMarkdown(claim.in.title)}](${urlOf(claim.in.path)})`,
			),
		),
		...listSection('Errors it shows', await mapAll([...errors], (id) => titleLink(`error:${id}`))),
	];
}

async function errorFields({ data }: Entry<'error'>): Promise<string[]> {
	return [
		`Component: ${escapeMarkdown(data.component)}${data.codes.length > 0 ? ` (${data.codes.join(', ')})` : ''}`,
		...listSection(
			'Do this',
			await mapAll(data.fixes, async (fix) => {
				const text = await inlineMarkdown(fix.text);
				return fix.runbook === undefined ? text : `${text} Commands: ${await titleLink(`runbook:${fix.runbook}`)}`;
			}),
		),
		...listSection('Runbooks', await mapAll(data.runbooks, (id) => titleLink(`runbook:${id}`))),
		...listSection(
			'Not to be confused with',
			await mapAll(
				data.lookAlikes,
				async (other) => `${await titleLink(`error:${other.error}`)}: ${await inlineMarkdown(other.differs)}`,
			),
		),
		...listSection('Reproduction', await mapAll(data.snippets, (id) => titleLink(`snippet:${id}`))),
		'## How it looks in logs',
		...data.examples.map((example) => fence('text', example)),
		...listSection('Message texts', await mapAll(data.signatures, messageText)),
		...listSection(
			'Official documentation',
			data.helpUrls.map((url) => linkToAddress(url, url)),
		),
	];
}

/** A template with its source, so that a reader can check it. */
async function messageText({ template, source }: Entry<'error'>['data']['signatures'][number]): Promise<string> {
	const text = `\`${template.replaceAll('`', "'")}\``;
	if (!source) return text;
	if ('library' in source) return `${text} (${source.library} ${source.version}, ${source.file})`;
	if ('page' in source) return `${text} (${source.page})`;
	const link = await findLink('run' in source ? `snippet:${source.run}` : `postmortem:${source.incident}`);
	return link ? `${text} ([${link.title}](${urlOf(link.path)}))` : text;
}
