import { expect, test } from 'vitest';
import { findBuildMarker } from './build-markers.ts';

// The words are put together here, because the tests are bundled too.
test.each([
	'__VITE' + '_',
	'__ASTRO' + '_',
	'__astro' + '_t',
	'__ROLLDOWN' + '_',
	'import.meta' + '.ROLLDOWN_',
	'@@' + 'ASTRO',
])('%s is a word that the build would replace', (marker) => {
	expect(findBuildMarker(`a text with ${marker}X`)).toEqual({ marker, at: 12 });
});

test.each([
	'a text',
	'_VITE_',
	'__astro' + '_',
	'__astro' + '_1',
	'import.meta.env',
	'importXmetaXROLLDOWN_',
	'@ASTRO',
])('%s stays as it is', (text) => {
	expect(findBuildMarker(text)).toBeUndefined();
});
