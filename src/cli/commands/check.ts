import { parseArgs } from 'node:util';
import { FORMATS, renderReport, type Format } from '../../core/report/index.ts';
import { listOf } from '../../core/text/words.ts';
import { checkContent } from '../../node/content/check-content.ts';
import { CONTENT_FOLDER } from '../../node/places.ts';
import type { Io } from '../io/io.ts';
import { messageOf } from '../../core/text/message-of.ts';

/** `hindsight check [DIR] [--format FORMAT]`: reports everything that is wrong with the content. */
export async function run(args: string[], io: Io): Promise<number> {
	const options = readOptions(args);
	if ('problem' in options) {
		io.stderr(`${options.problem}\n\n${HELP}`);
		return 2;
	}
	if (options.help) {
		io.stdout(HELP);
		return 0;
	}
	const report = await checkContent(options.folder);
	io.stdout(renderReport(report, options.format, { colour: io.colour }));
	return report.issues.length === 0 ? 0 : 1;
}

function readOptions(args: string[]): Options | { problem: string } {
	try {
		const { values, positionals } = parseArgs({
			args,
			allowPositionals: true,
			options: {
				format: { type: 'string', default: 'text' },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
		const [folder = CONTENT_FOLDER, ...others] = positionals;
		if (others.length > 0) return { problem: `One folder at a time: ${listOf(positionals, 'and')} are too many.` };
		const format = FORMATS.find((each) => each === values.format);
		if (!format) return { problem: `There is no format "${values.format}"; use ${listOf(FORMATS)}.` };
		return { folder, format, help: values.help };
	} catch (error) {
		return { problem: messageOf(error) };
	}
}

const HELP = `Usage: hindsight check [DIR] [--format FORMAT]

Checks the content in DIR ("content" by default) and reports every problem at once, with file, line, column and what
to do about it. src/core/rules/README.md explains each rule.

Options:
  --format FORMAT   text (default), json, or github for annotations in a workflow
  -h, --help        print this help

Exit status: 0 if all is well, 1 if there are problems, 2 for bad usage.

Examples:
  hindsight check
  hindsight check ../our-content --format json
`;

interface Options {
	folder: string;
	format: Format;
	help: boolean;
}
