import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startAuthService } from './server.ts';

const THRESHOLDS_CROSSED = 99;

/** Starts the auth service, runs a k6 script against it, and prints what k6 prints. Exits 3 if there is no k6. */
export async function load(script: string) {
	const service = await startAuthService();
	console.log(`blacklist in ${service.where}; virtual users: ${process.env['VUS'] ?? 5}`);
	try {
		const code = await runK6(fileURLToPath(new URL(script, import.meta.url)), service.url);
		console.log(`service: ${service.counts.logins} logins, ${service.counts.logouts} logouts`);
		console.log(`k6 ended with exit code ${code}`);
		if (code !== 0 && code !== THRESHOLDS_CROSSED) process.exitCode = 1;
	} catch (error) {
		console.log(`needs k6 on the PATH: ${error}`);
		process.exitCode = 3;
	} finally {
		await service.close();
	}
}

function runK6(script: string, url: string): Promise<number | null> {
	// An empty address switches off k6's own control port, which two runs at once would fight for.
	const flags = ['--quiet', '--no-color', '--no-usage-report', '--address', ''];
	// One stream for both outputs keeps their lines in order.
	const k6 = spawn('k6', ['run', ...flags, '-e', `BASE_URL=${url}`, '-e', `VUS=${process.env['VUS'] ?? 5}`, script], {
		stdio: ['ignore', 1, 1],
	});
	return new Promise((resolve, reject) => {
		k6.once('error', reject);
		k6.once('exit', resolve);
	});
}
