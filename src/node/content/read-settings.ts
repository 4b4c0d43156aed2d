import path from 'node:path';
import { faultOf, type Fault } from '../../core/rules/fault.ts';
import { CONTENT_FORMAT, SiteSchema, TagsSchema, type SiteSettings, type Tags } from '../../core/schema/site.ts';
import { validateWhole } from '../../core/schema/validate.ts';
import { atContinuedLine } from '../alert-rules/read-continued-line.ts';
import type { SETTINGS } from './list-content.ts';
import { parseYaml } from './parse-yaml.ts';
import { decodedSecrets } from './read-decoded-faults.ts';
import { readTextFile } from './read-file.ts';
import { textFaults } from './read-text-faults.ts';

/** Reads `site.yaml`. Never throws: without `data`, `faults` says why. */
export function readSite(folder: SettingsFolder): Promise<ReadSettings<SiteSettings>> {
	return readSettings<SiteSettings>('site.yaml', SiteSchema, folder);
}

/** Reads `tags.yaml`. Never throws: without `data`, `faults` says why. */
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
	if ('fault' in read) return { data: undefined, faults: [read.fault] };
	const yaml = parseYaml(read.text, { file, firstLine: 1 });
	const faults = [
		...withoutContact(settings, [
			...textFaults(read.text, file),
			...decodedSecrets(yaml.value, read.text, { file, locate: yaml.locate }),
		]),
		...yaml.faults.map((fault) => atContinuedLine(fault, read.text, 1)),
	];
	if (yaml.value === undefined) return { data: undefined, faults };
	const outdated = settings === 'site.yaml' ? otherFormat(yaml.value, file) : undefined;
	if (outdated) return { data: undefined, faults: [outdated] };
	const { data, problems } = validateWhole(schema, yaml.value ?? {});
	return { data, faults: [...faults, ...problems.map((problem) => faultOf(problem, file, yaml))] };
}

/** A content of another format; contents of the first one do not name it. */
function otherFormat(settings: unknown, file: string): Fault | undefined {
	const isMapping = typeof settings === 'object' && settings !== null && !Array.isArray(settings);
	const found: unknown = isMapping ? (Reflect.get(settings, 'format') ?? 1) : 1;
	if (!isMapping || found === CONTENT_FORMAT) return undefined;
	return { rule: 'other-format', file, position: { at: 'unknown' }, found, reads: CONTENT_FORMAT };
}

/** The contact of a site is meant to be public, so its address is no finding; every other secret is one. */
function withoutContact(settings: keyof typeof SETTINGS, faults: readonly Fault[]): Fault[] {
	if (settings !== 'site.yaml') return [...faults];
	return faults.filter((fault) => fault.rule !== 'leaked-secret' || fault.kind !== 'e-mail address');
}

/** A content folder, and its name in messages. */
export interface SettingsFolder {
	absolute: string;
	name: string;
}

interface ReadSettings<T> {
	/** Undefined unless the whole file is valid. */
	data: T | undefined;
	faults: Fault[];
}
