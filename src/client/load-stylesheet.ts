/** Adds a stylesheet to the page, once. Resolves even if it fails to load: the content is readable without it. */
export function loadStylesheet(address: string): Promise<void> {
	const loading = loaded.get(address) ?? add(address);
	loaded.set(address, loading);
	return loading;
}
const loaded = new Map<string, Promise<void>>();

function add(address: string): Promise<void> {
	return new Promise((resolve) => {
		const link = document.createElement('link');
		link.rel = 'stylesheet';
		link.href = address;
		link.addEventListener('load', () => resolve());
		link.addEventListener('error', () => resolve());
		document.head.append(link);
	});
}
