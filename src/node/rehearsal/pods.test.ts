import { expect, test } from 'vitest';
import { openScope } from '../runner/process/scope.ts';
import { podStarter } from './pods.ts';

test.each([
	['is killed', 'process.kill(process.pid, "SIGKILL")'],
	['exits', 'process.exit(3)'],
])('a pod that %s before it is ready is reported, with its output', async (_, code) => {
	const scope = await openScope();
	try {
		const script = `require("node:fs").writeSync(1, "no till\\n"); ${code}`;
		const startPod = podStarter(
			scope,
			{ command: process.execPath, args: ['-e', script] },
			{ folder: scope.folder, env: process.env, settingsOf: () => ({}) },
		);
		const pod = startPod('shop-1', { image: 'shop:1', annotations: {} });
		await expect(pod.ready).rejects.toThrow('The pod shop-1 ended before it was ready.');
		await pod.stop();
		expect(pod.log.map(({ text }) => text)).toEqual(['no till']);
	} finally {
		await scope.close();
	}
});
