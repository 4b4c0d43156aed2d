import path from 'node:path';
import type { Locate } from '../../core/entry.ts';
import { faultOf, type Fault } from '../../core/rules/fault.ts';
import { CONTENT_FORMAT, SiteSchema, TagsSchema, type SiteSettings, type Tags } from '../../core/schema/site.ts';
import { validateWhole } from '../../core/schema/validate.ts';
import { atContinuedLine } from '../alert-rules/read-continued-line.ts';
import type { SETTINGS } from './list-content.ts';
import { parseYaml } from './page/parse-yaml.ts';
import { decodedSecrets } from './page/read-decoded-faults.ts';
import { readTextFile } from './read-file.ts';
import { textFaults } from './page/read-text-faults.ts';

/** Reads `site.yaml`. Never throws: if `data` is undefined, `faults` says why. */
export function readSite(folder: SettingsFolder): Promise<ReadSettings<SiteSettings>> {
	return readSettings<SiteSettings>('site.yaml', SiteSchema, folder);
}

/**
 * The packs that the settings choose, even if some other setting is invalid: without the packs, every page that extends a page
 * of a pack would be reported as well. Undefined if the list of packs is invalid.
 */
export function chosenPacks({ value }: Pick<ReadSettings<SiteSettings>, 'value'>): string[] | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	return SiteSchema.shape.packs.safeParse(Reflect.get(value, 'packs')).data;
}

/** Reads `tags.yaml`. Never throws: if `data` is undefined, `faults` says why. */
export function readTags(folder: SettingsFolder): Promise<ReadSettings<Tags>> {
	return readSettings<Tags>('tags.yaml', TagsSchema, folder);
}

async function readSettings<T>(
	settings: keyof typeof SETTINGS,
	schema: Parameters<typeof validateWhole<T>>[0],
	{ absolute, name }: SettingsFolder,
): Promise<ReadSettings<T>> {
	const file = `${name}/${settings}`;
	const read = await readTextFile(path.join(absolute, settings), file);
	if ('fault' in read) return { ...UNREAD, faults: [read.fault] };
	const yaml = parseYaml(read.text, { file, firstLine: 1 });
	const faults = [
		...withoutContact(settings, [
			...textFaults(read.text, file),
			...decodedSecrets(yaml.value, read.text, { file, locate: yaml.locate }),
		]),
		...yaml.faults.map((fault) => atContinuedLine(fault, read.text, 1)),
	];
	const { value, locate } = yaml;
	if (value === undefined) return { ...UNREAD, faults };
	const otherFormat = settings === 'site.yaml' ? formatFault(value, file, locate) : undefined;
	if (otherFormat) return { ...UNREAD, faults: [otherFormat] };
	const { data, problems } = validateWhole(schema, value ?? {});
	return { data, value, faults: [...faults, ...problems.map((problem) => faultOf(problem, file, yaml))], locate };
}

/**
 * The fault of content in a format that this version does not read. Content in the first format has no field `format`. A
 * format that is not a number is left to the schema, which reports it.
 */
function formatFault(settings: unknown, file: string, locate: Locate): Fault | undefined {
	if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) return undefined;
	const found: unknown = Reflect.get(settings, 'format') ?? 1;
	if (typeof found !== 'number' || found === CONTENT_FORMAT) return undefined;
	return { rule: 'other-format', file, position: locate(['format']), found, supported: CONTENT_FORMAT };
}

/** Removes the faults about e-mail addresses in `site.yaml`, because the contact of a site is meant to be public. */
function withoutContact(settings: keyof typeof SETTINGS, faults: readonly Fault[]): Fault[] {
	if (settings !== 'site.yaml') return [...faults];
	return faults.filter((fault) => fault.rule !== 'leaked-secret' || fault.kind !== 'e-mail address');
}

/** A content folder, and its name in messages. */
export interface SettingsFolder {
	absolute: string;
	name: string;
}

/** Settings that are missing or cannot be read. */
export const UNREAD = {
	data: undefined,
	value: undefined,
	faults: [],
	locate: () => ({ at: 'unknown' }),
} as const satisfies ReadSettings<never>;

export interface ReadSettings<T> {
	/** Undefined unless the whole file is valid. */
	data: T | undefined;
	/** The parsed YAML, valid or not. */
	value: unknown;
	faults: readonly Fault[];
	/** Returns the position of a setting in the file. */
	locate: Locate;
}
