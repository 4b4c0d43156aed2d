import { lstat, readdir, readlink, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Fault, StrayReason } from '../../core/rules/fault.ts';
import { IMAGE_NAME } from '../../core/schema/kinds/postmortem.ts';
import { FOLDER_OF, KINDS, type Kind } from '../../core/schema/primitives.ts';
import { reasonOf } from './read-file.ts';

/** The settings files of a content folder, each with a description of its contents. */
export const SETTINGS = {
	'site.yaml': 'the name and the address of the site',
	'tags.yaml': 'the tags that entries may have',
} as const;

/** The folder of the packs that come with this content. Each pack is a folder in it. */
export const PACKS_FOLDER = 'packs';

/**
 * The hidden files that are allowed, because no program runs them: those of Git, and those that macOS leaves behind. Other
 * hidden files may be settings of a formatter, linter or test runner, and some of those are code.
 */
const ALLOWED_HIDDEN: ReadonlySet<string> = new Set(['.git', '.gitignore', '.gitattributes', '.gitkeep', '.DS_Store']);

/** Folders of the content that hold no entries, with the files that belong in them. */
const OTHER_FOLDERS: Record<string, { files: RegExp; contents: string }> = {
	'alert-rules': {
		files: /^(?:(?:tests\/)?[^/]+\.ya?ml|dashboards\/[^/]+\.json)$/,
		contents: 'rule files in YAML, their tests in "tests" and dashboards in "dashboards"',
	},
	diagrams: { files: /^[0-9a-f]{16}\.svg\.json$/, contents: 'the files that "npm run diagrams" writes' },
	rehearsals: {
		files: /^[a-z0-9][a-z0-9-]*\.(?:yaml|json)$/,
		contents: 'plans in YAML, named for their runbook, and the records that "npm run rehearse" writes',
	},
	scenarios: {
		files: /^(?:[a-z0-9][a-z0-9-]*\.yaml|systems\/[\w.-]+\.(?:py|ts|js))$/,
		contents: 'scenarios in YAML, and their programs in "systems"',
	},
	tests: { files: /^[^/]+\.(?:test\.ts|jsonl?|md)$/, contents: 'tests (*.test.ts) and the data that they read' },
};

/**
 * Lists the files of a content folder, sorted into kinds by their location. Never throws: a file that is misplaced, cannot be
 * listed or leads out of the folder is a fault, and so is a hidden file that is not in `ALLOWED_HIDDEN`.
 *
 * @param root The content folder.
 * @param name The name of the folder in messages.
 * @param kinds The kinds of entries to look for. The folders of other kinds are ignored.
 */
export async function listContent(root: string, name: string, kinds: readonly Kind[] = KINDS): Promise<Listing> {
	const listing: Listing = { settings: [], pages: [], snippets: [], images: [], others: [], faults: [] };
	const top = await listFolder({ absolute: root, file: name }, listing);
	if (!top) return listing;
	const realRoot = await realpath(root);
	for (const item of await inspectAll(top, realRoot, listing)) {
		const kind = KINDS.find((each) => FOLDER_OF[each] === item.name);
		if (item.is === 'file' && Object.hasOwn(SETTINGS, item.name)) listing.settings.push(item);
		else if (item.is === 'file') addStray(listing, item, { is: 'in no folder' });
		else if (item.is === 'other') addStray(listing, item, { is: 'not a file' });
		// Each pack that the settings name is listed separately. This call only reports hidden files beside the packs.
		else if (item.name === PACKS_FOLDER) await listFolder(item, listing);
		else if (Object.hasOwn(OTHER_FOLDERS, item.name)) await listOthers(item.name, item, realRoot, listing);
		else if (!kind) addStray(listing, item, { is: 'an unknown folder', name: item.name });
		else if (!kinds.includes(kind)) continue;
		else if (kind === 'snippet') await listSnippets(item, realRoot, listing);
		else await listPages(kind, item, realRoot, listing);
	}
	return listing;
}

/** Lists the pages of a kind, in its folder and in the folders of teams below it. */
async function listPages(kind: Kind, folder: Place, realRoot: string, listing: Listing, team?: string): Promise<void> {
	const items = await inspectAll((await listFolder(folder, listing)) ?? [], realRoot, listing);
	const names = new Set(items.map(({ name }) => name));
	for (const item of items) {
		const belongsToPage = kind === 'postmortem' && names.has(`${item.name}.mdx`);
		if (item.is === 'folder' && item.name.endsWith('.mdx'))
			addStray(listing, item, { is: 'a folder named like a page' });
		else if (item.is === 'folder' && belongsToPage) await listImages(item, realRoot, listing);
		else if (item.is === 'folder' && team === undefined) await listPages(kind, item, realRoot, listing, item.name);
		else if (item.is === 'folder') addStray(listing, item, { is: 'a folder in a folder' });
		else if (item.is === 'other') addStray(listing, item, { is: 'not a file' });
		else if (kind === 'postmortem' && team !== undefined && IMAGE_NAME.test(item.name))
			addStray(listing, item, { is: 'an image without its page', page: team });
		else if (!item.name.endsWith('.mdx'))
			addStray(listing, item, { is: 'not a page', expected: `${stem(item.name)}.mdx` });
		else listing.pages.push({ ...item, kind, id: item.name.slice(0, -'.mdx'.length) });
	}
}

/** Lists the images of a postmortem, from the folder with its id. */
async function listImages(folder: Item, realRoot: string, listing: Listing): Promise<void> {
	const items = await inspectAll((await listFolder(folder, listing)) ?? [], realRoot, listing);
	const contents = `the images of the postmortem "${folder.name}", with lower-case names that end in .png, .jpg, .webp, .gif or .avif`;
	for (const item of items) {
		if (item.is !== 'file') addStray(listing, item, { is: 'a folder in a folder' });
		else if (!IMAGE_NAME.test(item.name)) addStray(listing, item, { is: 'wrong for its folder', contents });
		else listing.images.push({ ...item, postmortem: folder.name });
	}
}

/** Lists the snippets, each a folder, in the folder of their kind and in the folders of teams below it. */
async function listSnippets(folder: Place, realRoot: string, listing: Listing, team?: string): Promise<void> {
	const items = (await listFolder(folder, listing)) ?? [];
	for (const item of await inspectAll(items, realRoot, listing)) {
		if (item.is !== 'folder') {
			addStray(listing, item, { is: 'not a page', expected: `${stem(item.name)}/index.mdx` });
			continue;
		}
		const inside = await inspectAll((await listFolder(item, listing)) ?? [], realRoot, listing);
		const holdsOnlyFolders = inside.length > 0 && inside.every((each) => each.is === 'folder');
		if (team === undefined && holdsOnlyFolders) {
			await listSnippets(item, realRoot, listing, item.name);
			continue;
		}
		for (const other of inside) if (other.is !== 'file') addStray(listing, other, { is: 'a folder in a folder' });
		listing.snippets.push({ ...item, id: item.name, files: inside.filter((each) => each.is === 'file') });
	}
}

/** Lists the files of a folder in `OTHER_FOLDERS`. */
async function listOthers(name: string, folder: Place, realRoot: string, listing: Listing, prefix = ''): Promise<void> {
	const { files, contents } = OTHER_FOLDERS[name] ?? { files: /^$/, contents: '' };
	const items = await inspectAll((await listFolder(folder, listing)) ?? [], realRoot, listing);
	for (const item of items) {
		const relative = prefix + item.name;
		if (item.is === 'folder' && prefix === '') await listOthers(name, item, realRoot, listing, `${relative}/`);
		else if (item.is !== 'file') addStray(listing, item, { is: 'a folder in a folder' });
		else if (!files.test(relative)) addStray(listing, item, { is: 'wrong for its folder', contents });
		else listing.others.push({ ...item, folder: name });
	}
}

async function listFolder(folder: Place, listing: Listing): Promise<Place[] | undefined> {
	try {
		const names = (await readdir(folder.absolute)).sort();
		const places = names.map((name) => ({
			absolute: path.join(folder.absolute, name),
			file: `${folder.file}/${name}`,
			isHidden: name.startsWith('.'),
		}));
		for (const place of places.filter(({ isHidden }) => isHidden)) {
			if (!ALLOWED_HIDDEN.has(path.basename(place.file))) addStray(listing, place, { is: 'hidden' });
		}
		return places.filter(({ isHidden }) => !isHidden).map(({ absolute, file }) => ({ absolute, file }));
	} catch (error) {
		const file = folder.file;
		listing.faults.push({ rule: 'unreadable-file', file, position: { at: 'unknown' }, reason: reasonOf(error) });
		return undefined;
	}
}

/**
 * Finds out whether each item is a file or a folder. Leaves out symbolic links that lead out of the content folder,
 * because they would publish a file from outside. A link to a file inside the folder counts as a file, and a link to a
 * folder as neither.
 */
async function inspectAll(places: readonly Place[], realRoot: string, listing: Listing): Promise<Item[]> {
	const items: Item[] = [];
	for (const place of places) {
		const item = await inspect(place, realRoot);
		if ('rule' in item) listing.faults.push(item);
		else items.push(item);
	}
	return items;
}

async function inspect(place: Place, realRoot: string): Promise<Item | Fault> {
	const { file } = place;
	const name = path.basename(place.absolute);
	try {
		const status = await lstat(place.absolute);
		if (!status.isSymbolicLink()) {
			return { ...place, name, is: status.isFile() ? 'file' : status.isDirectory() ? 'folder' : 'other' };
		}
		const target = await realpath(place.absolute);
		const isInside = target.startsWith(realRoot + path.sep);
		if (!isInside) {
			const written = await readlink(place.absolute);
			return { rule: 'symlink-outside', file, position: { at: 'unknown' }, target: written };
		}
		return { ...place, name, is: (await lstat(target)).isFile() ? 'file' : 'other' };
	} catch (error) {
		return { rule: 'unreadable-file', file, position: { at: 'unknown' }, reason: reasonOf(error) };
	}
}

function addStray(listing: Listing, { file }: Place, reason: StrayReason): void {
	listing.faults.push({ rule: 'stray-file', file, position: { at: 'unknown' }, reason });
}

function stem(name: string): string {
	return name.replace(/\.[^.]*$/, '');
}

export interface Listing {
	settings: Item[];
	pages: PageFile[];
	snippets: SnippetFolder[];
	images: ImageFile[];
	others: OtherFile[];
	faults: Fault[];
}

/** A file of the content that is not part of an entry. */
export interface OtherFile extends Place {
	/** The name of the folder in `OTHER_FOLDERS` that the file is in. */
	folder: string;
}

export interface ImageFile extends Place {
	name: string;
	/** Id of the page that it belongs to. */
	postmortem: string;
}

export interface PageFile extends Place {
	kind: Kind;
	id: string;
}

export interface SnippetFolder extends Place {
	id: string;
	files: Item[];
}

interface Place {
	absolute: string;
	/** The path in messages, with forward slashes. */
	file: string;
}

interface Item extends Place {
	name: string;
	is: 'file' | 'folder' | 'other';
}
