import type { End } from './protocol.ts';

/** How a run ended, as a sentence for the reader. */
export function endText(end: End): string {
	switch (end.how) {
		case 'exit':
			return `Ended after ${end.seconds.toFixed(1)} s with exit status ${end.code}.`;
		case 'time limit':
			return `Stopped: it ran for ${end.seconds} s, which is the limit here.`;
		case 'output limit':
			return 'Stopped: it printed more than a page can show.';
		case 'memory limit':
			return `Stopped: it asked for more memory than a run may use here, about ${end.megabytes} MB.`;
		case 'lost':
			return 'Stopped: the sandbox no longer answers. Most likely the code used too much memory, and the browser ended it.';
		case 'stopped':
			return 'Stopped.';
		case 'unsupported':
			return `It did not run: ${end.reason} The recorded output is below.`;
		case 'failed':
			return `It did not run: ${end.reason} Press Run to try again.`;
	}
}
