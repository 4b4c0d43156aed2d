const THEMES = ['system', 'light', 'dark'] as const;
const KEY = 'hs-theme';

/** The button that cycles through the system's theme, light and dark. The choice is stored in this browser. */
class ThemeSwitch extends HTMLElement {
	connectedCallback(): void {
		this.hidden = false;
		this.#show();
		this.addEventListener('click', this.#next);
	}

	disconnectedCallback(): void {
		this.removeEventListener('click', this.#next);
	}

	#next = (): void => {
		const theme = THEMES[(THEMES.indexOf(current()) + 1) % THEMES.length] ?? 'system';
		if (theme === 'system') delete document.documentElement.dataset['theme'];
		else document.documentElement.dataset['theme'] = theme;
		try {
			if (theme === 'system') localStorage.removeItem(KEY);
			else localStorage.setItem(KEY, theme);
		} catch {
			// Storage may be disabled. The choice then lasts only for this page.
		}
		this.#show();
	};

	#show(): void {
		const label = this.querySelector('.now');
		if (label) label.textContent = current();
	}
}

function current(): (typeof THEMES)[number] {
	const theme = document.documentElement.dataset['theme'];
	return theme === 'light' || theme === 'dark' ? theme : 'system';
}

customElements.define('hs-theme', ThemeSwitch);
