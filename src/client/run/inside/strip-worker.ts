/// <reference lib="webworker" />
import { transform } from 'sucrase';
import type { StripAnswer, Stripped, StripRequest } from './frame.ts';

/** Takes files of TypeScript, answers with files of JavaScript in the form of Node's older modules; lines stay lines. */
addEventListener('message', ({ data: { request, files } }: MessageEvent<StripRequest>) => {
	postMessage({ request, stripped: strip(files) } satisfies StripAnswer);
});

function strip(files: Record<string, string>): Stripped {
	const stripped: Record<string, string> = {};
	for (const [name, code] of Object.entries(files)) {
		try {
			stripped[name] = transform(code, {
				transforms: ['typescript', 'imports'],
				disableESTransforms: true,
				preserveDynamicImport: false,
			}).code;
		} catch (error) {
			const message = error instanceof Error ? error.message : String(error);
			return { error: `${name}: ${message}` };
		}
	}
	return { files: stripped };
}
