import { parseArgs } from 'node:util';
import { count } from '../../core/text/words.ts';
import { compareDiagrams, updateDiagrams } from '../../node/diagrams/draw.ts';
import { DIAGRAM_FOLDER } from '../../node/diagrams/store.ts';
import { COLUMN_WIDTH } from '../../node/diagrams/svg.ts';
import { CONTENT_FOLDER } from '../../node/places.ts';
import type { Run } from '../io/io.ts';
import { hasContent } from '../own-content.ts';
import { messageOf } from '../../core/text/message-of.ts';

/** Draws the Mermaid diagrams of the content, or only says which are missing. */
export const run: Run = async (args, io) => {
	const options = readOptions(args);
	if (typeof options === 'string') {
		io.stderr(`${options}\n\n${HELP}`);
		return 2;
	}
	if (options.help) {
		io.stdout(HELP);
		return 0;
	}
	if (!hasContent(io)) return 2;
	const { wanted, missing, unused } = await compareDiagrams(CONTENT_FOLDER);
	if (options.check) {
		for (const { where } of missing) io.stdout(`${where}  has no picture. Run "npm run diagrams".\n`);
		for (const key of unused) io.stdout(`${fileOf(key)}  belongs to no diagram. Run "npm run diagrams".\n`);
		const isFine = missing.length + unused.length === 0;
		if (isFine) io.stdout(`${count(wanted.length, 'diagram')}, each with its picture.\n`);
		return isFine ? 0 : 1;
	}
	const { drawn, failed } = await updateDiagrams(CONTENT_FOLDER, options.all ? wanted : missing, unused);
	for (const { where, key, bytes } of drawn) io.stdout(`${where}  drawn: ${fileOf(key)}, ${bytes} bytes.\n`);
	for (const { where, width } of drawn) {
		if (width <= COLUMN_WIDTH * 1.2) continue;
		io.stderr(
			`${where}  The picture is ${width} wide and a column ${COLUMN_WIDTH}, so readers have to scroll sideways. ` +
				'Let it run from top to bottom (TD), or shorten its labels.\n',
		);
	}
	for (const { where, reason } of failed) io.stderr(`${where}  Not drawn. ${reason}\n`);
	for (const key of unused) io.stdout(`${fileOf(key)}  removed: no diagram refers to it.\n`);
	io.stdout(`${count(wanted.length, 'diagram')}: ${drawn.length} drawn, ${unused.length} removed.\n`);
	return failed.length === 0 ? 0 : 1;
};

function readOptions(args: string[]): { check: boolean; all: boolean; help: boolean } | string {
	try {
		const { values } = parseArgs({
			args,
			options: {
				check: { type: 'boolean', default: false },
				all: { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
		return values;
	} catch (error) {
		return messageOf(error);
	}
}

function fileOf(key: string): string {
	return `${CONTENT_FOLDER}/${DIAGRAM_FOLDER}/${key}.svg.json`;
}

const HELP = `Usage: hindsight diagrams [--check | --all]

Draws every Mermaid block of content/, the questions of its runbooks and the map of its services into content/${DIAGRAM_FOLDER}/,
where they have no picture yet, and removes pictures that are out of use. This is the one command that needs a browser: on
Linux x64 the one that npm installs, elsewhere an installed Chrome or Chromium, or the one that CHROME_PATH names.

  --check     Draw nothing; list what is missing or unused and exit with 1 if there is any.
  --all       Draw all of them anew, after an update of Mermaid.
  -h, --help  Print this text.

Exit status: 0 if every diagram has its picture, 1 if one is missing, unused or could not be drawn, 2 for bad usage or where
there is no content/.
`;
