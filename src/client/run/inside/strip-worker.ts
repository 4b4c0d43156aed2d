/// <reference lib="webworker" />
import { transform } from 'sucrase';
import type { StripAnswer, Stripped, StripRequest } from './runtimes.ts';

/** Converts TypeScript files to JavaScript files in CommonJS format, with the same line numbers. */
addEventListener('message', ({ data: { requestId, files } }: MessageEvent<StripRequest>) => {
	postMessage({ requestId, stripped: toCommonJs(files) } satisfies StripAnswer);
});

function toCommonJs(files: Record<string, string>): Stripped {
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
