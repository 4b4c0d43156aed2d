#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { getSystemErrorMessage } from 'node:util';
import { closestName } from '../core/text/closest-name.ts';
import { show } from '../core/text/prose/words.ts';
import type { InteractiveIo, Run } from './io/io.ts';
import { processIo } from './io/process-io.ts';
import { programHelp } from './usage/help.ts';
import { COMMANDS, type CommandName } from './usage/table.ts';

/** The module of a command is loaded only when the command is called, so that commands do not slow each other down. */
const LOAD: Record<CommandName, () => Promise<{ run: Run }>> = {
	build: () => import('./commands/build.ts'),
	check: () => import('./commands/check.ts'),
	'check-rules': () => import('./commands/check-rules.ts'),
	diagrams: () => import('./commands/diagrams.ts'),
	draft: () => import('./commands/draft.ts'),
	eval: () => import('./commands/eval.ts'),
	explain: () => import('./commands/explain.ts'),
	match: () => import('./commands/match.ts'),
	migrate: () => import('./commands/migrate.ts'),
	prove: () => import('./commands/prove.ts'),
	rehearse: () => import('./commands/rehearse.ts'),
	run: () => import('./commands/run.ts'),
	scenario: () => import('./commands/scenario.ts'),
	serve: () => import('./commands/serve.ts'),
};

// Compiling the sources takes half the time of a short run. The commands are loaded after this call, so the cache covers them.
enableCompileCache();

// A reader such as "head" that closes the pipe early has seen enough. After any other failure, such as a full disk, results
// are lost, so the exit status is 2: 0 means success, and 1 that a command has something to report.
process.stdout.on('error', ({ code, errno }: NodeJS.ErrnoException) => {
	if (code === 'EPIPE') process.exit(0);
	const reason = errno === undefined ? code : getSystemErrorMessage(errno);
	process.stderr.write(`Standard output cannot be written: ${reason}.\n`);
	process.exit(2);
});
// If the program that reads the messages has exited, the results and the exit status still count.
process.stderr.on('error', ({ code }: NodeJS.ErrnoException) => {
	if (code !== 'EPIPE') process.exit(2);
});

process.exitCode = await main(process.argv.slice(2), processIo());

/**
 * Runs one command and returns its exit status: 0 for success, 1 for something to report, 2 for bad usage or a crash,
 * or another one that the help of the command explains.
 */
async function main([name, ...args]: string[], io: InteractiveIo): Promise<number> {
	if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
		(name === undefined ? io.stderr : io.stdout)(programHelp(COMMANDS));
		return name === undefined ? 2 : 0;
	}
	if (!isCommand(name)) {
		const closest = closestName(name, Object.keys(COMMANDS));
		const hint = closest ? `Did you mean "${closest}"?` : 'These are the commands:';
		io.stderr(`There is no command ${show(name)}. ${hint}\n\n${programHelp(COMMANDS)}`);
		return 2;
	}
	try {
		const { run } = await LOAD[name]();
		return await run(args, io);
	} catch (error) {
		io.stderr(`"hindsight ${name}" stopped: ${reasonOf(error)}\n`);
		return 2;
	}
}

/** One line for users, or the stack trace for developers if DEBUG is set. */
function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	if (process.env['DEBUG']) return error.stack ?? error.message;
	return `${error.message}\nSet DEBUG=1 to see where.`;
}

function isCommand(name: string): name is CommandName {
	return Object.hasOwn(COMMANDS, name);
}
