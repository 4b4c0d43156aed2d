import type { FaultOf } from './fault.ts';
import { faultsOf, type Rule } from './rule.ts';

export const malformedYaml: Rule = {
	name: 'malformed-yaml',
	summary: 'Front matter and settings are well-formed YAML, and no field is given twice.',
	check: (content) =>
		faultsOf(content, 'malformed-yaml').map((fault) => ({
			file: fault.file,
			position: fault.position,
			...(invalidEvidence(fault) ??
				continuedLine(fault) ??
				invalidJson(fault) ??
				EXPLANATIONS[explanationKey(fault.code, fault.message)] ?? {
					message: `This is not YAML, so none of its fields could be checked: ${fault.message}.`,
					help: 'Compare the line with the ones around it: the indentation, the quotes, the brackets.',
				}),
		})),
};

/** Explains a fault in evidence. The runner writes it, so the fix differs from the fix for files that people write. */
function invalidEvidence({ file, message }: FaultOf<'malformed-yaml'>): Explanation | undefined {
	const [, snippet] = /([^/]+)\/evidence\.json$/.exec(file) ?? [];
	if (snippet === undefined) return undefined;
	return {
		message: `This is not JSON as the runner writes it, so nothing in it counts as evidence: ${message}.`,
		help: `Restore the file from git, or delete it and run "npm run prove -- ${snippet}".`,
	};
}

/** Explains a fault in a diagram, a dashboard or test data. */
function invalidJson({ code, message }: FaultOf<'malformed-yaml'>): Explanation | undefined {
	if (code !== 'JSON') return undefined;
	return {
		message: `This is not JSON, so nothing in it could be checked: ${message}.`,
		help: 'Restore the file from git, or write it again with the program that it comes from.',
	};
}

function continuedLine({ position, startIn }: FaultOf<'malformed-yaml'>): Explanation | undefined {
	if (startIn === undefined || position.at === 'unknown') return undefined;
	return {
		message: `Line ${position.line} is indented, so it continues the line above, and none of these fields could be checked.`,
		help: `Start it in column ${startIn}. If it continues the text above, put the whole text in single quotes.`,
	};
}

/** The parser uses one code for every misplaced token. This message nearly always means an apostrophe in a quoted text. */
function explanationKey(code: string, message: string): string {
	return message.startsWith('Unexpected scalar at node end') ? 'TEXT_AFTER_QUOTE' : code;
}

/** Common mistakes, by the error code of the `yaml` package or by `explanationKey`. */
const EXPLANATIONS: Record<string, Explanation> = {
	BAD_ALIAS: {
		message: 'A value that starts with "*" refers to an anchor, but the anchor does not exist or is used too often.',
		help: 'Write the value out, or put text that starts with "*" in quotes.',
	},
	BAD_INDENT: {
		message: 'The indentation does not fit the lines above, so none of these fields could be checked.',
		help: 'Start the line in the same column as the fields or items it belongs to, and close every bracket.',
	},
	BAD_SCALAR_START: {
		message: 'A plain value cannot start with this character, so none of these fields could be checked.',
		help: 'Put the whole text in single quotes.',
	},
	BLOCK_AS_IMPLICIT_KEY: {
		message:
			'A colon followed by a space starts a second field inside this value, so none of these fields could be checked.',
		help: 'Put the whole text in single quotes, or write ">-" and start the text on the next line.',
	},
	DUPLICATE_KEY: {
		message: 'A field with this name already appears above, and only one of them would count.',
		help: 'Merge the two, or delete one.',
	},
	MULTIPLE_DOCS: {
		message: 'A line "---" starts a second document here, and what follows would be lost.',
		help: 'Delete the line.',
	},
	OPEN_QUOTE: {
		message: 'The quote that opens here is never closed, so none of these fields could be checked.',
		help: 'Close it. A single quote inside single quotes is written twice.',
	},
	TAB_AS_INDENT: {
		message: 'YAML does not allow a tab as indentation, so none of these fields could be checked.',
		help: 'Indent with two spaces.',
	},
	TEXT_AFTER_QUOTE: {
		message: 'The text continues after its closing quote, so none of these fields could be checked.',
		help: "Inside single quotes write an apostrophe twice, as in 'it''s'.",
	},
	TAG_RESOLVE_FAILED: {
		message: 'A value that starts with "!" names a type that does not exist.',
		help: 'Put the whole text in single quotes.',
	},
};

interface Explanation {
	message: string;
	help: string;
}
