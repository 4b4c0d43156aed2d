import { loadPart } from './load-part.ts';

// The attribute says that an incident is running. A runbook shows the strip itself, together with its ticks.
const isAlone = !document.querySelector('hs-runbook');
if (isAlone && document.documentElement.hasAttribute('data-incident')) {
	loadPart(import('./strip-alone.ts')).then(
		({ showStripAlone }) => showStripAlone(),
		// The page itself works without the strip.
		() => document.documentElement.removeAttribute('data-incident'),
	);
}
