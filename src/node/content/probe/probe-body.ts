import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const LIMIT_MS = 20_000;

/** Whether the MDX parser survives a text. This is tried in a separate process, because the native parser may crash it. */
export function survivesParsing(text: string): Promise<boolean> {
	return new Promise((resolve) => {
		const child = spawn(process.execPath, [PROBE], { stdio: ['pipe', 'ignore', 'ignore'], timeout: LIMIT_MS });
		child.once('error', () => resolve(false));
		child.once('close', (code) => resolve(code === 0));
		// Writing to a child that has crashed fails. Its exit status already reports the crash.
		child.stdin.on('error', () => undefined);
		child.stdin.end(text);
	});
}

const PROBE = fileURLToPath(new URL('./probe-body-child.ts', import.meta.url));
