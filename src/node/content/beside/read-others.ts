import path from 'node:path';
import { loadAll } from 'js-yaml';
import { faultOf, type Fault } from '../../../core/rules/fault.ts';
import { DiagramSchema } from '../../../core/schema/kinds/diagram.ts';
import { validateWhole } from '../../../core/schema/validate.ts';
import { messageOf } from '../../../core/text/message-of.ts';
import { DIAGRAM_FOLDER, ENDING, faultOfDiagram } from '../../diagrams/store.ts';
import { decodedFaults } from '../page/read-decoded-faults.ts';
import type { OtherFile } from '../list-content.ts';
import { excessOf, parseYaml } from '../page/parse-yaml.ts';
import { readTextFile } from '../read-file.ts';
import { textFaults } from '../page/read-text-faults.ts';
import { REHEARSAL_FOLDERS, type RehearsalFile } from './read-rehearsals.ts';

/**
 * Reads a file that is not part of an entry: alerting rules, a dashboard, a diagram, a file about rehearsals, or a
 * test. Searches it for secrets and hidden characters, like every file of the content. Only a diagram is also
 * validated; other code interprets the rest. Never throws.
 */
export async function readOther({ absolute, file, folder }: OtherFile): Promise<ReadOther> {
	const read = await readTextFile(absolute, file);
	if ('fault' in read) return { faults: [read.fault], diagram: undefined, rehearsal: undefined };
	const { text } = read;
	const faults = textFaults(text, file);
	if (folder === DIAGRAM_FOLDER) {
		const inDiagram = diagramFaults(text, file);
		const diagram = inDiagram.length === 0 ? path.basename(file, ENDING) : undefined;
		return { faults: [...faults, ...inDiagram], diagram, rehearsal: undefined };
	}
	const values = valuesIn(text, file);
	faults.push(...('rule' in values ? [values] : decodedFaults(values.values, text, file)));
	const isRehearsal = REHEARSAL_FOLDERS.has(folder);
	return { faults, diagram: undefined, rehearsal: isRehearsal ? { folder, file, text } : undefined };
}

/** The documents of a YAML, JSON or JSON Lines file; none for any other file. */
function valuesIn(text: string, file: string): { values: unknown[] } | Fault {
	const ending = path.extname(file);
	const position = { at: 'unknown' } as const;
	try {
		if (ending === '.yml' || ending === '.yaml') {
			const values = loadAll(text);
			return excessOf(values, { file, firstLine: 1 }) ?? { values };
		}
		if (ending === '.json') return { values: [JSON.parse(text)] };
		if (ending !== '.jsonl') return { values: [] };
		const lines = text.split('\n').filter((line) => line.trim() !== '');
		return { values: lines.map((line): unknown => JSON.parse(line)) };
	} catch (error) {
		const code = ending.startsWith('.y') ? 'SITE' : 'JSON';
		return { rule: 'malformed-yaml', file, position, code, message: messageOf(error).split('\n', 1)[0] ?? '' };
	}
}

/** A stored diagram goes into pages unchanged, so it must be exactly what `npm run diagrams` writes. */
function diagramFaults(text: string, file: string): Fault[] {
	const values = valuesIn(text, file);
	if ('rule' in values) return [values];
	const [value] = values.values;
	const faults = decodedFaults([value], text, file);
	const { data, problems } = validateWhole(DiagramSchema, value);
	if (problems.length > 0) {
		const yaml = parseYaml(text, { file, firstLine: 1 });
		return [...faults, ...problems.map((problem) => faultOf(problem, file, yaml))];
	}
	const reason = data && faultOfDiagram(data, path.basename(file, ENDING));
	return reason ? [...faults, { rule: 'missing-diagram', file, position: { at: 'unknown' }, reason }] : faults;
}

interface ReadOther {
	faults: Fault[];
	/** The key of a stored diagram that may go into a page. */
	diagram: string | undefined;
	/** A file about rehearsals, for {@link readRehearsals}. */
	rehearsal: RehearsalFile | undefined;
}
