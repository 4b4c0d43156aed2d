import type { Entry } from '../../core/entry.ts';
import type { Evidence, Snippet } from '../../core/schema/kinds/snippet.ts';
import { waitsInPython } from '../../core/runner/python-waits.ts';
import { sliderStep } from '../../core/runner/slider-step.ts';
import { formatBytes } from '../../core/text/bytes.ts';
import type { SnippetFiles } from '../../node/content/beside/read-snippet.ts';
import { CONTENT_FOLDER } from '../../node/places.ts';
import { readManifest } from '../../node/runtimes/read-manifest.ts';
import { content } from '../content.ts';
import { entriesOf, findLink, toLink, type EntryLink } from '../library.ts';
import { formatDay } from './dates.ts';

/** Added to the policy of a page on which a snippet can run, to allow the frame that it runs in. */
export const SNIPPET_POLICY = "frame-src 'self'";

/** The data that pages show for a snippet: its code, its last run, and where it can run. */
export async function snippetView(entry: Entry<'snippet'>): Promise<SnippetView> {
	const { data, id } = entry;
	const evidence = await evidenceOf(id);
	const variants = await Promise.all(
		data.variants.map(async (variant) => {
			const run = evidence?.runs.find((each) => each.variant === variant.name);
			return {
				name: variant.name,
				file: variant.file,
				code: await sourceOf(id, variant.file),
				run: run && {
					...run,
					summary: summaryOf(run),
					recognised: (await Promise.all(run.recognised.map((error) => findLink(`error:${error}`)))).filter(
						(link) => link !== undefined,
					),
				},
			};
		}),
	);
	const shared = await Promise.all(data.files.map(async (name) => ({ name, code: await sourceOf(id, name) })));
	return {
		id,
		language: data.language,
		highlight: HIGHLIGHT_OF[data.language],
		variants,
		shared,
		knobs: data.knobs.map((knob) => ({ ...knob, sliderStep: sliderStep(knob) })),
		page: await describeInPage(
			data,
			[...variants, ...shared].map(({ code }) => code),
		),
		commands: commandsOf(id, data),
	};
}

/** The files that are published below `/snippets/<id>/`. */
export async function snippetFiles(): Promise<{ id: string; file: string }[]> {
	const snippets = await entriesOf('snippet');
	return snippets.flatMap(({ id, data }) => {
		const names = [...data.variants.map(({ file }) => file), ...data.files];
		return [...new Set(names)].map((file) => ({ id, file }));
	});
}

/** The snippets with these ids, in this order. */
export async function snippetsNamed(ids: readonly string[]): Promise<Entry<'snippet'>[]> {
	const snippets = await entriesOf('snippet');
	return ids.flatMap((id) => snippets.find((snippet) => snippet.id === id) ?? []);
}

/** Claims of postmortems that this snippet decides. */
export async function claimsDecidedBy(id: string): Promise<DecidedClaim[]> {
	const postmortems = await entriesOf('postmortem');
	return postmortems.flatMap((postmortem) =>
		postmortem.data.claims
			.filter((claim) => claim.snippet === id)
			.map(({ id: claimId, text, verdict, note }) => ({
				text,
				verdict,
				note,
				in: toLink(postmortem, `claim-${claimId}`),
			})),
	);
}

/** The code in one file of a snippet. Rejects if it cannot be read. */
export async function sourceOf(id: string, file: string): Promise<string> {
	const text = (await filesOf(id))?.sources.get(file);
	if (text === undefined)
		throw new Error(`${CONTENT_FOLDER}/snippets/${id}/${file} cannot be read. "npm run check" says why.`);
	return text;
}

/**
 * The evidence of a snippet. Undefined for one that has not run yet, which the check before a build reports. Rejects
 * if the evidence is invalid.
 */
export async function evidenceOf(id: string): Promise<Evidence | undefined> {
	const found = (await filesOf(id))?.evidence;
	if (found?.is === 'invalid') throw new Error(`${found.file} cannot be used. "npm run check" says why.`);
	return found?.is === 'recorded' ? found.evidence : undefined;
}

async function filesOf(id: string): Promise<SnippetFiles | undefined> {
	const { snippets } = await content();
	return snippets.find((snippet) => snippet.id === id);
}

/** `20 Nov 2026 with SQLAlchemy 2.0.58 in 2.1 s`. */
function summaryOf({ ranAt, durationMs, versions }: Evidence['runs'][number]): string {
	const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
	const last = names.pop();
	const list = names.length > 0 ? `${names.join(', ')} and ${last}` : last;
	return `${formatDay(ranAt)}${list === undefined ? '' : ` with ${list}`} in ${(durationMs / 1000).toFixed(1)} s`;
}

async function describeInPage(
	{ language, runtimes, needs, standIns }: Snippet,
	sources: readonly string[],
): Promise<InPage> {
	if (!runtimes.includes('browser') || (language !== 'python' && language !== 'typescript')) {
		return { runs: false, reason: localReason(language, needs) };
	}
	const info = (await readManifest())?.[language];
	if (!info) return { runs: false, reason: 'the runtimes were not built with this site' };
	if ('missing' in info) return { runs: false, reason: info.missing };
	const isAsynchronous = language === 'python' && sources.some(waitsInPython);
	const asyncNotes = isAsynchronous ? ASYNC_NOTES : [];
	return {
		runs: true,
		size: formatBytes(info.size),
		versions: Object.entries(info.versions)
			.filter(([name]) => language === 'python' || sources.some((code) => code.includes(`'${name}'`)))
			.map(([name, version]) => `${name} ${version}`),
		notes: [...standIns, ...asyncNotes],
	};
}

const ASYNC_NOTES = [
	'Small replacements are used for greenlet and aiosqlite',
	'Asynchronous Python needs a browser with JSPI, such as Chrome or Firefox; in others, Run tells you so',
];

function localReason(language: Snippet['language'], needs: Snippet['needs']): string {
	if (needs.length > 0) return `it needs ${needs.map((need) => NAME_OF_NEED[need]).join(' and ')}`;
	if (language === 'python') return 'it needs packages that are not available in the browser';
	return language === 'typescript' ? 'it needs Node' : 'it needs a tool that does not run in the browser';
}

const NAME_OF_NEED: Record<Snippet['needs'][number], string> = {
	postgres: 'a PostgreSQL server',
	pgbouncer: 'PgBouncer',
	redis: 'Redis',
	k6: 'k6',
	promtool: 'promtool',
	ab: 'ab',
};

const HIGHLIGHT_OF: Record<Snippet['language'], string> = {
	python: 'python',
	typescript: 'ts',
	k6: 'js',
	promql: 'yaml',
};

function commandsOf(id: string, { variants, language, needs }: Snippet): { command: string; note: string }[] {
	const [first, ...rest] = variants;
	const commands = [
		{
			command: [
				`npm run snippet -- ${id}`,
				...rest.map(({ name }) => `npm run snippet -- ${id} --variant ${name}`),
			].join('\n'),
			note: needs.length > 0 ? 'starts what it needs and stops it afterwards' : 'in a checkout of this project',
		},
	];
	if (language === 'python' && first && needs.length === 0) {
		commands.push({ command: `uv run ${first.file}`, note: 'needs only this file' });
	}
	return commands;
}

export interface SnippetView {
	id: string;
	language: Snippet['language'];
	/** Name of the language for the highlighter. */
	highlight: string;
	variants: SnippetVariant[];
	shared: { name: string; code: string }[];
	/** `sliderStep` is undefined for a knob without a range. */
	knobs: (Snippet['knobs'][number] & { sliderStep: number | undefined })[];
	page: InPage;
	commands: { command: string; note: string }[];
}

export interface SnippetVariant {
	name: 'broken' | 'fixed' | 'main';
	file: string;
	code: string;
	run: RecordedRun | undefined;
}

export type RecordedRun = Omit<Evidence['runs'][number], 'recognised'> & { summary: string; recognised: EntryLink[] };

/** Whether a snippet can run in the page, and with which versions, or why not. */
export type InPage =
	| {
			runs: true;
			size: string;
			versions: string[];
			/** How the run differs from a local one, and what it needs. */
			notes: string[];
	  }
	| { runs: false; reason: string };

export interface DecidedClaim {
	text: string;
	verdict: string;
	note: string;
	in: EntryLink;
}
