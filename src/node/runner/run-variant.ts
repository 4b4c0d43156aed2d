import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Index } from '../../core/match/index.ts';
import { judge } from '../../core/runner/judge.ts';
import { maskOutput } from '../../core/runner/mask.ts';
import { recognisedIn } from '../../core/runner/recognise.ts';
import { isSeriesLine, extractSeries } from '../../core/runner/series.ts';
import type { EvidenceRun, Snippet } from '../../core/schema/kinds/snippet.ts';
import { settingsAsFile, sourceHash } from '../source-hash.ts';
import { capture, OUTPUT_LIMIT, type Captured } from './process/capture.ts';
import { environmentOf } from './environment.ts';
import { prepare } from './languages.ts';
import { Interrupted, NotRun } from './not-run.ts';
import { openScope, type Scope } from './process/scope.ts';
import { requireDisk } from './process/disk.ts';
import { requireTools, startServices } from './services/services.ts';

/**
 * Runs one variant of a snippet with the servers that it needs, and cleans up. A variant that cannot be run is an outcome,
 * not an error.
 *
 * @throws Interrupted if the signal aborts, Error if a server does not start.
 */
export async function runVariant(request: Request): Promise<Outcome> {
	if (!request.snippet.runtimes.includes('local')) return { is: 'not run', reason: 'it runs only in the page' };
	if (process.platform === 'win32') {
		return { is: 'not run', reason: 'needs Linux or macOS (on Windows, use WSL)' };
	}
	const scope = await openScope();
	try {
		return await unlessAborted(request.signal, inScope(scope, request));
	} catch (error) {
		if (error instanceof NotRun) return { is: 'not run', reason: error.message };
		throw error;
	} finally {
		await scope.close();
	}
}

async function inScope(scope: Scope, request: Request): Promise<Outcome> {
	const { snippet, folder, variant, index, progress, onLine } = request;
	const { file, expect } = variant;
	const files = [file, ...snippet.files];
	await requireDisk(scope.folder);
	const temporaryFolder = await scope.makeFolder('tmp');
	await requireTools(snippet.needs);
	const envToPrepare = environmentOf({}, {}, temporaryFolder);
	const prepared = await prepare(snippet.language, { scope, folder, file, files, env: envToPrepare, progress });
	const services = await startServices(scope, snippet, progress);
	const env = environmentOf(services.env, request.knobs, temporaryFolder);
	const contents = await Promise.all(
		files.map(async (name) => ({ name, content: await readFile(path.join(folder, name)) })),
	);
	const ranAt = `${new Date().toISOString().slice(0, 19)}Z`;
	const known = {
		ports: services.ports,
		secrets: services.secrets,
		folders: [
			{ path: temporaryFolder, name: '<tmp>' },
			{ path: scope.folder, name: '<tmp>' },
			{ path: folder, name: '<snippet>' },
			...prepared.folders,
			{ path: process.cwd(), name: '<project>' },
			{ path: homedir(), name: '<home>' },
		],
	};
	const captured = await capture(scope, {
		command: prepared.command,
		args: prepared.args,
		cwd: folder,
		env,
		limitMs: snippet.timeLimitSeconds * 1000,
		onLine: (line) => {
			if (!isSeriesLine(line)) onLine(line);
		},
	});
	const { output: text, series, problems } = extractSeries(captured.output);
	const output = maskOutput(text, known);
	const recognised = recognisedIn(index, output);
	const { exit } = captured;
	const run: EvidenceRun = {
		variant: variant.name,
		ranAt,
		durationMs: Math.round(captured.durationMs),
		versions: { ...prepared.versions, ...services.versions },
		sourceHash: sourceHash([...contents, ...settingsAsFile(snippet.services)]),
		exit,
		output,
		recognised,
		series,
	};
	const stopReason = reasonForStop(captured, snippet);
	return { is: 'run', run, problems: stopReason ? [stopReason] : [...problems, ...judge(expect, run)] };
}

function reasonForStop({ stopped }: Captured, { timeLimitSeconds }: Snippet): string | undefined {
	switch (stopped) {
		case 'time':
			return `It was stopped at its time limit, ${timeLimitSeconds} s.`;
		case 'output':
			return `It was stopped because it printed more than ${OUTPUT_LIMIT / 1024} kB.`;
		case undefined:
			return undefined;
	}
}

/** Rejects on an interruption. Any work that continues afterwards finds a closed scope and ends there. */
async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
	const interrupted = new Promise<never>((_resolve, reject) => {
		const stop = (): void => reject(new Interrupted('It was interrupted.'));
		if (signal.aborted) stop();
		else signal.addEventListener('abort', stop, { once: true });
	});
	work.catch(() => undefined);
	return Promise.race([work, interrupted]);
}

export interface Request {
	snippet: Snippet;
	/** The snippet's folder, absolute. */
	folder: string;
	variant: Snippet['variants'][number];
	/** Values of knobs by name, if they differ from the defaults in the code. */
	knobs: Record<string, string>;
	/** Index of the errors in the content. */
	index: Index;
	signal: AbortSignal;
	/** Called with a line about the progress. */
	progress: (line: string) => void;
	/** Called with each line of the snippet's output that is not part of a series. */
	onLine: (line: string) => void;
}

export type Outcome =
	| { is: 'run'; run: EvidenceRun; problems: string[] }
	/** The reason completes "not run: ". */
	| { is: 'not run'; reason: string };
