/// <reference lib="webworker" />
import { begin, exit, fail, process } from './node/globals.ts';
import { whenQuiet } from './node/event-loop.ts';
import './node/subtle.ts';
import { limitMemory } from './node/memory.ts';
import { NODE_MODULES } from './node/modules.ts';
import { releaseIdleTimers } from './node/pool-timers.ts';
import * as genericPool from 'generic-pool';
import * as jose from 'jose';
import * as pgPool from 'pg-pool';
import * as tarn from 'tarn';
import type { Job } from '../protocol.ts';

/*
 * The text of a TypeScript worker starts with this, and the reader's files follow. It contains the Node globals and modules
 * that make sense without files and sockets, and the real pool libraries. Because this file's name ends in `.mts`, the
 * bundler resolves CommonJS modules as Node does.
 */
const PACKAGES: Record<string, object> = { 'generic-pool': genericPool, jose, 'pg-pool': pgPool, tarn };

releaseIdleTimers(pgPool.default as never, tarn.Pool as never);

const definitions = new Map<string, ModuleFunction>();
const cache = new Map<string, object>();

Object.defineProperty(self, 'hindsight', {
	value: {
		define: (name: string, module: ModuleFunction) => definitions.set(name, module),
		start: ({ entry, env, megabytes }: Start) => {
			limitMemory(megabytes);
			Object.assign(process.env, env);
			process.argv[1] = entry;
			delete (self as { hindsight?: unknown }).hindsight;
			void start(entry);
		},
	},
	configurable: true,
});

async function start(entry: string): Promise<void> {
	begin();
	try {
		await evaluate(entry).finished;
	} catch (error) {
		fail(error);
		return;
	}
	whenQuiet(() => exit());
}

function requireModule(name: string): object {
	const plain = name.replace(/^node:/, '');
	const provided = NODE_MODULES[plain] ?? PACKAGES[name];
	if (provided) return withDefault(provided);
	const file = name.replace(/^\.\//, '');
	if (name.startsWith('./') && definitions.has(file)) return evaluate(file).exports;
	throw new Error(`The page has no module "${name}". Run the snippet on your machine instead.`);
}

function evaluate(file: string): { exports: object; finished: Promise<void> | void } {
	const cached = cache.get(file);
	if (cached) return { exports: cached, finished: undefined };
	const module = { exports: {} };
	cache.set(file, module.exports);
	const finished = definitions.get(file)?.call(undefined, requireModule, module, module.exports);
	return { exports: module.exports, finished };
}

/** A module in the form that stripped code expects: a CommonJS module is its own default export. */
function withDefault(module: object): object {
	const value = 'default' in module ? module.default : module;
	return Object.defineProperty({ ...module, default: value }, '__esModule', { value: true });
}

type Start = Pick<Job, 'entry' | 'env' | 'megabytes'>;
type ModuleFunction = (require: (name: string) => object, module: object, exports: object) => Promise<void> | void;
