#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { getSystemErrorMessage } from 'node:util';
import { closestName } from '../core/text/closest-name.ts';
import { show } from '../core/text/words.ts';
import type { InteractiveIo, Run } from './io/io.ts';
import { processIo } from './io/process-io.ts';

/** The commands, in the order of the help. */
const COMMANDS: Record<string, Command> = {
	check: {
		summary: 'Report everything that is wrong with the content',
		load: () => import('./commands/check.ts'),
	},
	'check-rules': {
		summary: 'Report alerts of Prometheus that lead to no runbook',
		load: () => import('./commands/check-rules.ts'),
	},
	diagrams: {
		summary: 'Draw the Mermaid diagrams that have no drawing yet',
		load: () => import('./commands/diagrams.ts'),
	},
	draft: {
		summary: 'Draft an error page from a text that is not known yet',
		load: () => import('./commands/draft.ts'),
	},
	eval: {
		summary: 'Measure how well and how fast errors are recognised',
		load: () => import('./commands/eval.ts'),
	},
	explain: {
		summary: 'Print an error page by its code, id or alias',
		load: () => import('./commands/explain.ts'),
	},
	match: {
		summary: 'Say which known errors a log, a trace or a single line shows',
		load: () => import('./commands/match.ts'),
	},
	prove: {
		summary: 'Run the snippets and keep what they print as evidence',
		load: () => import('./commands/prove.ts'),
	},
	run: {
		summary: 'Run one snippet with the real tools and servers',
		load: () => import('./commands/run.ts'),
	},
	serve: {
		summary: 'Serve the built site',
		load: () => import('./commands/serve.ts'),
	},
};

// Half of a short run is reading the sources; the commands are loaded after this, so they come from the cache.
enableCompileCache();

// A reader such as "head" that closes the pipe early has seen what it wanted. Any other failure, such as a full disk, has
// lost a result: that is neither 0 nor the 1 of a command that found something.
process.stdout.on('error', ({ code, errno }: NodeJS.ErrnoException) => {
	if (code === 'EPIPE') process.exit(0);
	const reason = errno === undefined ? code : getSystemErrorMessage(errno);
	process.stderr.write(`Standard output cannot be written: ${reason}.\n`);
	process.exit(2);
});
// Where nobody reads the messages, the results and the status still count.
process.stderr.on('error', ({ code }: NodeJS.ErrnoException) => {
	if (code !== 'EPIPE') process.exit(2);
});

process.exitCode = await main(process.argv.slice(2), processIo());

/** Runs one command and gives the exit status: 0 fine, 1 something to report, 2 bad usage or a crash. */
async function main([name, ...args]: string[], io: InteractiveIo): Promise<number> {
	if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
		(name === undefined ? io.stderr : io.stdout)(help());
		return name === undefined ? 2 : 0;
	}
	const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
	if (!command) {
		const closest = closestName(name, Object.keys(COMMANDS));
		const hint = closest ? `Did you mean "${closest}"?` : 'These are the commands:';
		io.stderr(`There is no command ${show(name)}. ${hint}\n\n${help()}`);
		return 2;
	}
	try {
		const { run } = await command.load();
		return await run(args, io);
	} catch (error) {
		io.stderr(`"hindsight ${name}" stopped: ${reasonOf(error)}\n`);
		return 2;
	}
}

/** One line for people; with DEBUG set, the stack for those who mend the program. */
function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	if (process.env['DEBUG']) return error.stack ?? error.message;
	return `${error.message}\nSet DEBUG=1 to see where.`;
}

function help(): string {
	const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
	const rows = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}   ${summary}`);
	return `Usage: hindsight COMMAND [ARGUMENTS]

Commands:
${rows.join('\n')}

"hindsight COMMAND --help" explains a command.

Exit status: 0 if all is well, 1 if there is something to report, 2 for bad usage or a crash.
Results go to standard output, everything else to standard error. NO_COLOR is honoured.

Examples:
  npm run check
  npm run hindsight -- check --format json
  kubectl logs deploy/basket-api --all-pods | npm run --silent hindsight -- match
`;
}

interface Command {
	/** One line for the help. */
	summary: string;
	/** The module is loaded only when the command is called, so that none slows another down. */
	load: () => Promise<{ run: Run }>;
}
