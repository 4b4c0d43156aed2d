/**
 * Loaded into a program with `--import`: counts how often the program's own code reads each file below `content/`, and
 * writes the counts as JSON to the file COUNT_READS_TO when the program ends. Reads by packages are not counted, because
 * Astro makes its own pass over the pages.
 */
import fs from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';

const counts: Record<string, number> = {};
const content = path.resolve('content') + path.sep;
const original = promises.readFile;
promises.readFile = ((...args: Parameters<typeof original>) => {
	const file = typeof args[0] === 'string' ? path.resolve(args[0]) : '';
	const caller = new Error().stack?.split('\n')[2] ?? '';
	if (file.startsWith(content) && !caller.includes('node_modules')) counts[file] = (counts[file] ?? 0) + 1;
	return original(...args);
}) as typeof original;
syncBuiltinESMExports();

process.on('exit', () => {
	const target = process.env['COUNT_READS_TO'];
	if (target !== undefined && Object.keys(counts).length > 0) fs.writeFileSync(target, JSON.stringify(counts));
});
